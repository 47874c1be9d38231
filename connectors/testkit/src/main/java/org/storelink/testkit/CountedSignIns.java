package org.storelink.testkit;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.SignInBudget;

/** Gives leave to sign in, or refuses it always, and counts how often it was asked. */
public final class CountedSignIns implements SignInBudget {

    private final Optional<ConnectorFailure> refusal;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();

    public CountedSignIns() {
        this(Optional.empty());
    }

    private CountedSignIns(Optional<ConnectorFailure> refusal) {
        this.refusal = refusal;
    }

    public static CountedSignIns refusing(ConnectorFailure refusal) {
        return new CountedSignIns(Optional.of(refusal));
    }

    /** How often leave was asked for. */
    public int asked() {
        return asked.get();
    }

    /** How often the connector said that the store has taken the password. */
    public int saidAccepted() {
        return accepted.get();
    }

    /** How often a sign-in was begun. */
    public int begun() {
        return begun.get();
    }

    @Override
    public void begin() throws ConnectorException {
        begun.incrementAndGet();
        if (refusal.isPresent()) {
            throw new ConnectorException(refusal.get());
        }
    }

    @Override
    public void accepted() {
        accepted.incrementAndGet();
    }

    @Override
    public void spend() throws ConnectorException {
        asked.incrementAndGet();
        if (refusal.isPresent()) {
            throw new ConnectorException(refusal.get());
        }
    }
}
