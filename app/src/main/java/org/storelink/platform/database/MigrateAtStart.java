package org.storelink.platform.database;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Extension;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Migrates while the container validates the deployment. Timers and start-up beans begin later than that, so none of them meets a
 * schema of yesterday; a failure keeps the application from starting.
 */
public class MigrateAtStart implements Extension {

    @SuppressWarnings("BanJNDI") // A fixed name: an extension has no injection yet.
    void migrate(@Observes AfterDeploymentValidation validated) {
        try {
            Migrations.apply(InitialContext.doLookup("jdbc/storelink"));
        } catch (NamingException | RuntimeException e) {
            validated.addDeploymentProblem(e);
        }
    }
}
