package org.storelink.plugins.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.Role;
import org.storelink.plugins.Connectors;
import org.storelink.plugins.InstalledConnector;
import org.storelink.plugins.RefusedJar;

/** What is installed, and what was refused and why. */
@Named
@RequestScoped
public class ConnectorsPage {

    @Inject
    private Connectors connectors;

    @Inject
    private CurrentActor actor;

    public List<InstalledConnector> getInstalled() {
        actor.get().require(Role.VIEWER);
        return connectors.all();
    }

    /** For Owners: names of files are nobody else's business. */
    public List<RefusedJar> getRefused() {
        return actor.get().role().includes(Role.OWNER) ? connectors.refused() : List.of();
    }

    public Instant getLoadedAt() {
        return connectors.loadedAt();
    }
}
