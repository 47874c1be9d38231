package org.storelink.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when secrets can be used. */
@Readiness
@ApplicationScoped
class VaultReadiness implements HealthCheck {

    private final Vault vault;

    @Inject
    VaultReadiness(Vault vault) {
        this.vault = vault;
    }

    @SuppressWarnings("NullAway") // For the client proxy, which has no fields of its own.
    protected VaultReadiness() {
        this.vault = null;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("vault").status(vault.isOpen()).build();
    }
}
