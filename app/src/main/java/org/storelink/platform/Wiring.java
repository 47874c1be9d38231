package org.storelink.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;

/** Offers what components take through their constructors. */
@Dependent
class Wiring {

    @PersistenceContext(unitName = "storelink")
    private EntityManager entityManager;

    @Produces
    @Dependent
    EntityManager entityManager() {
        return entityManager;
    }

    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.systemUTC();
    }
}
