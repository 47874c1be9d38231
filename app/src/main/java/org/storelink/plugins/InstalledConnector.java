package org.storelink.plugins;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.storelink.connector.AccountKey;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorDescriptor;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Credential;
import org.storelink.connector.Fact;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.LinkStep;
import org.storelink.connector.MaterialStore;
import org.storelink.connector.RawPart;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.SessionMaterial;
import org.storelink.connector.SignInBudget;
import org.storelink.connector.StoreConnector;
import org.storelink.connector.StoreSession;

/**
 * A connector as the rest of Storelink may use it. Every call is guarded: the plugin runs on a virtual thread with its own context
 * class loader, within a limit of time, and whatever it throws unexpectedly becomes a {@link ConnectorException} with a defect.
 * Callbacks into the host run with the host's context.
 */
public final class InstalledConnector {

    private static final int MAX_STATE_BYTES = 64 << 10;

    private final StoreConnector connector;
    private final ConnectorDescriptor descriptor;
    private final String version;
    private final Function<SignInBudget, ConnectorContext> lending;
    private final Guard guard;
    private final CallLimits limits;
    private final Supplier<Executor> hostContext;

    InstalledConnector(
            StoreConnector connector,
            ConnectorDescriptor descriptor,
            String version,
            Function<SignInBudget, ConnectorContext> lending,
            Guard guard,
            CallLimits limits,
            Supplier<Executor> hostContext) {
        this.connector = connector;
        this.descriptor = descriptor;
        this.version = version;
        this.lending = lending;
        this.guard = guard;
        this.limits = limits;
        this.hostContext = hostContext;
    }

    /** What the connector is and can do; data of the SPI, holds no class of the plugin. */
    public ConnectorDescriptor descriptor() {
        return descriptor;
    }

    /** The plugin's version. */
    public String version() {
        return version;
    }

    /**
     * First step of linking. At most 60 seconds.
     *
     * @param earlier what sessions of the account saved last, when it is linked again
     * @param signIns called on the plugin's thread with the context of the thread that calls this
     */
    public LinkStep begin(Credential credential, Optional<SessionMaterial> earlier, SignInBudget signIns)
            throws ConnectorException {
        return step("begin", credential, signIns, context -> connector
                .handshake(context)
                .begin(credential, earlier));
    }

    /** A further step of linking. At most 60 seconds. */
    public LinkStep answer(Credential credential, HandshakeState state, ChallengeAnswer answer, SignInBudget signIns)
            throws ConnectorException {
        return step("answer", credential, signIns, context -> connector
                .handshake(context)
                .answer(credential, state, answer));
    }

    /**
     * What is known of the keys that a credential holds, in its order. Asks no store.
     *
     * @param material what was saved of the account last
     */
    public List<AccountKey> keys(Credential credential, Optional<SessionMaterial> material) throws ConnectorException {
        SecretWords secrets = new SecretWords(descriptor, credential);
        try (PluginThread thread = guard.newThread()) {
            List<AccountKey> keys = guard.call(
                    thread, "keys", limits.step(), secrets, () -> List.copyOf(connector.keys(credential, material)));
            if (keys.size() != credential.keys().size()) {
                throw new ConnectorException(new ConnectorFailure.Defect(
                        "The connector " + descriptor.id() + " knows of other keys than the account holds."));
            }
            return keys;
        }
    }

    /**
     * Opens a session whose own calls are guarded in the same way. It keeps the credential until it is closed.
     *
     * @param material called on the plugin's thread with the context of the thread that calls this
     * @param signIns called in the same way
     */
    public StoreSession open(Credential credential, MaterialStore material, SignInBudget signIns)
            throws ConnectorException {
        SecretWords secrets = new SecretWords(descriptor, credential);
        PluginThread thread = guard.newThread();
        HostCalls host = new HostCalls(hostContext.get(), thread.interrupts());
        ConnectorContext context = lending.apply(new GuardedSignIns(signIns, host));
        try {
            StoreSession opened = guard.call(thread, "open", limits.step(), secrets, () -> {
                StoreSession session = connector.open(context, credential, new GuardedMaterial(material, host));
                return new GuardedSession(session, thread, guard, limits, secrets, hostContext, host);
            });
            GuardedSession.endAsTheHostSaid(host.takeThrown());
            return opened;
        } catch (ConnectorException | RuntimeException e) {
            thread.close();
            throw e;
        }
    }

    /**
     * Understands archived files, on the calling thread and without a limit of time; facts are handed on as they are found. One from another
     * thread is refused: nobody could say which file it belongs to.
     *
     * @throws IOException when the archive cannot be read
     */
    public void parse(ReportSlice slice, List<RawPart> parts, Consumer<Fact> facts)
            throws ConnectorException, IOException {
        HostCalls host = new HostCalls(Runnable::run, new Interrupts());
        Thread parsing = Thread.currentThread();
        List<RawPart> watched =
                parts.stream().<RawPart>map(part -> new WatchedPart(part, host)).toList();
        guard.callHere("parse", host, () -> {
            connector.parser().parse(slice, watched, fact -> {
                if (Thread.currentThread() != parsing) {
                    throw new IllegalStateException("facts are handed on by the thread that parses");
                }
                handOn(facts, fact, host);
            });
            return true;
        });
    }

    private static void handOn(Consumer<Fact> facts, Fact fact, HostCalls host) {
        try {
            facts.accept(fact);
        } catch (RuntimeException e) {
            host.remember(e);
            throw e;
        }
    }

    /** A step of a plugin's handshake, with what it is lent. */
    @FunctionalInterface
    private interface HandshakeStep {
        LinkStep take(ConnectorContext context) throws ConnectorException;
    }

    private LinkStep step(String name, Credential credential, SignInBudget signIns, HandshakeStep work)
            throws ConnectorException {
        SecretWords secrets = new SecretWords(descriptor, credential);
        try (PluginThread thread = guard.newThread()) {
            HostCalls host = new HostCalls(hostContext.get(), thread.interrupts());
            ConnectorContext context = lending.apply(new GuardedSignIns(signIns, host));
            LinkStep step = guard.call(thread, name, limits.step(), secrets, () -> work.take(context));
            GuardedSession.endAsTheHostSaid(host.takeThrown());
            return switch (step) {
                case LinkStep.Refused refused -> new LinkStep.Refused(secrets.withhold(refused.failure()));
                case LinkStep.Challenged challenged
                when challenged.state().bytes().length > MAX_STATE_BYTES ->
                    throw new ConnectorException(new ConnectorFailure.Defect(
                            "The connector " + descriptor.id() + " wants to remember more than it may."));
                case LinkStep.Challenged _, LinkStep.Linked _ -> step;
            };
        }
    }
}
