package org.storelink.plugins.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;
import org.storelink.connector.Guide;
import org.storelink.platform.ProblemException;
import org.storelink.plugins.Connectors;
import org.storelink.plugins.InstalledConnector;

/** The guides that connectors bring along: all of them, or the one that the address names. */
@Named
@RequestScoped
public class GuidesPage {

    @Inject
    private Connectors connectors;

    @Inject
    @Param(name = "connector")
    private @Nullable String connectorId;

    @Inject
    @Param(name = "guide")
    private @Nullable String guideId;

    public List<InstalledConnector> getConnectors() {
        return connectors.all();
    }

    public boolean isOne() {
        return guideId != null;
    }

    /** The guide that the address names. */
    public Guide getGuide() {
        return getConnector().descriptor().guides().stream()
                .filter(guide -> guide.id().equals(guideId))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("guide"));
    }

    public InstalledConnector getConnector() {
        return connectors.find(String.valueOf(connectorId)).orElseThrow(() -> ProblemException.notFound("connector"));
    }
}
