package org.storelink.plugins;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.ConnectorDescriptor;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Credential;
import org.storelink.connector.Fact;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.LinkStep;
import org.storelink.connector.MaterialStore;
import org.storelink.connector.RawPart;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.StoreSession;

/**
 * A connector as the rest of Storelink may use it. Every call is guarded: the plugin runs with its own context class loader,
 * within a deadline, and whatever it throws unexpectedly becomes a {@link ConnectorException} with a defect.
 */
public final class InstalledConnector {

    InstalledConnector() {}

    /** What the connector is and can do; data of the SPI, holds no class of the plugin. */
    public ConnectorDescriptor descriptor() {
        throw new UnsupportedOperationException();
    }

    /** The plugin's version. */
    public String version() {
        throw new UnsupportedOperationException();
    }

    /** First step of linking. At most 60 seconds. */
    public LinkStep begin(Credential credential) throws ConnectorException {
        throw new UnsupportedOperationException();
    }

    /** A further step of linking. At most 60 seconds. */
    public LinkStep answer(Credential credential, HandshakeState state, ChallengeAnswer answer)
            throws ConnectorException {
        throw new UnsupportedOperationException();
    }

    /** A session whose own calls are guarded too. Host callbacks (material, sinks) run on the thread that calls the session. */
    public StoreSession open(Credential credential, MaterialStore material) throws ConnectorException {
        throw new UnsupportedOperationException();
    }

    /** Understands archived files, on the calling thread and without a deadline; facts are handed on as they are found. */
    public void parse(ReportSlice slice, List<RawPart> parts, Consumer<Fact> facts)
            throws ConnectorException, IOException {
        throw new UnsupportedOperationException();
    }
}
