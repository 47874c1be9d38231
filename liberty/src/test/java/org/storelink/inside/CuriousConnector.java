package org.storelink.inside;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pf4j.Extension;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorDescriptor;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Credential;
import org.storelink.connector.CredentialMode;
import org.storelink.connector.Fact;
import org.storelink.connector.LinkHandshake;
import org.storelink.connector.MaterialStore;
import org.storelink.connector.RawPart;
import org.storelink.connector.ReportParser;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.Store;
import org.storelink.connector.StoreConnector;
import org.storelink.connector.StoreSession;

/** Links nothing and reads nothing: it tells what it sees around it. Lies in the server as a plugin. */
@Extension
public final class CuriousConnector implements StoreConnector, ReportParser {

    static final String ID = "curious";
    static final String AT_HOME = "The context class loader is my own.";

    @Override
    public ConnectorDescriptor descriptor() {
        Map<Capability, String> absent = Arrays.stream(Capability.values())
                .collect(Collectors.toMap(Function.identity(), _ -> "It only looks around."));
        return new ConnectorDescriptor(
                ID,
                "Curious",
                new Store(ID, 9002, "Curious"),
                List.of(new CredentialMode("look", "Look", sight(), List.of(), Set.of(), absent, Optional.empty())),
                List.of(),
                List.of(),
                List.of());
    }

    @Override
    public LinkHandshake handshake(ConnectorContext context) {
        throw new IllegalStateException();
    }

    @Override
    public StoreSession open(ConnectorContext context, Credential credential, MaterialStore material) {
        throw new IllegalStateException();
    }

    @Override
    public ReportParser parser() {
        return this;
    }

    @Override
    public void parse(ReportSlice slice, List<RawPart> parts, Consumer<Fact> facts) throws ConnectorException {
        throw new ConnectorException(new ConnectorFailure.Unreadable(sight()));
    }

    private static String sight() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == CuriousConnector.class.getClassLoader() ? AT_HOME : "The context class loader is " + context;
    }
}
