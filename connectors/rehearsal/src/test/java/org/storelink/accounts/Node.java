package org.storelink.accounts;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.storelink.accounts.Wire.Moment;
import org.storelink.plugins.ConnectorFolder;

/**
 * A server that can die in the middle of whatever it does. Each life has objects, plugin and network of its own, and knows of earlier ones
 * what is in the database and in its folder.
 */
final class Node implements AutoCloseable {

    private static final int MOST_REQUESTS = 12;
    private static final int MOST_TRANSACTIONS = 8;
    private static final Path CONNECTORS =
            Path.of(System.getProperty("storelink.test.connectors", "target/connectors"));

    final Household household;
    private final HttpClient http;
    private final Map<String, String> configuration;
    private @Nullable ConnectorFolder folder;
    private Wire wire;
    private boolean up;

    Node(Household household, HttpClient http, Map<String, String> configuration) {
        this.household = household;
        this.http = http;
        this.configuration = configuration;
        this.wire = new Wire(http);
        start();
    }

    void start() {
        close();
        wire = new Wire(http);
        folder = ConnectorFolder.read(CONNECTORS, configuration, wire, household.clock);
        household.connectors = folder.connectors();
        household.start();
        up = true;
    }

    boolean isUp() {
        return up;
    }

    /** Lets the life end at some request to the store or at some transaction of what is done next on this thread. */
    void endSoon(RandomGenerator chance) {
        if (chance.nextInt(3) == 0) {
            household.transactions.dieBefore(1 + chance.nextInt(MOST_TRANSACTIONS));
            return;
        }
        Moment moment = Moment.values()[chance.nextInt(Moment.values().length)];
        Thread waiting = Thread.currentThread();
        wire.cutAt(1 + chance.nextInt(MOST_REQUESTS), moment, () -> {
            household.die();
            if (moment == Moment.SILENCE) {
                waiting.interrupt();
            }
        });
    }

    /** Lets the life end when the store has answered to a request, counted from 1. */
    void endAfter(int request) {
        wire.cutAt(request, Moment.AFTER, household::die);
    }

    /** Takes back what was said of the end and has not come true yet. */
    void liveOn() {
        household.transactions.dieBefore(Integer.MAX_VALUE);
        wire.cutAt(Integer.MAX_VALUE, Moment.BEFORE, () -> {});
    }

    /** Has to be called when a life has ended. */
    void lie() {
        wire.cut();
        up = false;
        Thread.interrupted();
    }

    @Override
    public void close() {
        wire.cut();
        if (folder != null) {
            folder.close();
        }
    }
}
