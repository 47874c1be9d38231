package org.storelink.platform.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Dead when threads wait for each other: only a restart helps then. */
@Liveness
@ApplicationScoped
class ThreadLiveness implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        boolean alive = ManagementFactory.getThreadMXBean().findDeadlockedThreads() == null;
        return HealthCheckResponse.named("threads").status(alive).build();
    }
}
