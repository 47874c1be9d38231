package org.storelink.appstoresimulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.LocalTime;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.storelink.appstoresimulator.control.ControlHandler;
import org.storelink.appstoresimulator.control.Controls;
import org.storelink.appstoresimulator.control.TruthJson;
import org.storelink.appstoresimulator.fault.Faults;
import org.storelink.appstoresimulator.market.Cast;
import org.storelink.appstoresimulator.market.Trade;
import org.storelink.appstoresimulator.publishing.Publisher;
import org.storelink.appstoresimulator.publishing.Restatements;
import org.storelink.appstoresimulator.publishing.StoreClock;
import org.storelink.appstoresimulator.reporter.AccessTokens;
import org.storelink.appstoresimulator.reporter.ReporterHost;
import org.storelink.appstoresimulator.reporter.RequestLog;
import org.storelink.appstoresimulator.reporter.TokenFile;
import org.storelink.appstoresimulator.truth.Truth;

/**
 * A running practice store. It listens on loopback from {@link #start} to {@link #close}; all of its parts are thread-safe.
 *
 * <pre>
 * try (var store = AppStoreSimulator.start(Options.builder().today(LocalDate.of(2026, 11, 23)).build())) {
 *     store.faults().add(Fault.of(FaultKind.THROTTLED).dateType("Daily").times(3));
 *     // let a connector read store.uri(), then compare with store.truth()
 * }
 * </pre>
 */
public final class AppStoreSimulator implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String APPLE_ID = "practice@storelink.example";
    private static final String APP_SPECIFIC_PASSWORD = "prac-tice-pass-word";

    private final HttpServer server;
    private final ExecutorService threads;
    private final StoreClock clock;
    private final Faults faults;
    private final RequestLog requests = new RequestLog();
    private final Restatements restatements = new Restatements();
    private final AccessTokens accessTokens;
    private final Truth truth;

    private AppStoreSimulator(Options options, HttpServer server) {
        this.server = server;
        threads = Executors.newVirtualThreadPerTaskExecutor();
        clock = new StoreClock(options.clock());
        options.today().ifPresent(clock::today);
        faults = new Faults(options.seed());
        accessTokens =
                new AccessTokens(options.seed(), clock, options.tokenFile().map(TokenFile::new));
        Cast cast = Cast.of(options.accounts(), options.vendors());
        Publisher publisher = new Publisher(
                new Trade(options.seed(), options.rowsPerDay()),
                restatements,
                clock,
                LocalTime.of(options.publishingHour(), 0),
                options.quirks(),
                options.seed());
        truth = new Truth(cast, publisher, clock);
        new ReporterHost(
                        APPLE_ID,
                        APP_SPECIFIC_PASSWORD,
                        options.wrongCredentials(),
                        options.missingToken(),
                        options.errorStatuses(),
                        options.latency())
                .openOn(server, cast, publisher, restatements, accessTokens, faults, requests, clock);
        server.createContext(
                "/control/",
                new ControlHandler(new Controls(requests, faults, clock, restatements, truth), new TruthJson(truth)));
        server.setExecutor(threads);
    }

    /** Opens a store; an {@link UncheckedIOException} says that the port is taken. */
    public static AppStoreSimulator start(Options options) {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), options.port());
            AppStoreSimulator store = new AppStoreSimulator(options, HttpServer.create(address, 0));
            store.server.start();
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on loopback port " + options.port(), e);
        }
    }

    /** Where the store is, in place of {@code https://reportingitc-reporter.apple.com}; no slash at the end. */
    public URI uri() {
        return URI.create("http://" + LOOPBACK + ':' + server.getAddress().getPort());
    }

    public String appleId() {
        return APPLE_ID;
    }

    public String appSpecificPassword() {
        return APP_SPECIFIC_PASSWORD;
    }

    public Truth truth() {
        return truth;
    }

    public Faults faults() {
        return faults;
    }

    public RequestLog requests() {
        return requests;
    }

    public StoreClock clock() {
        return clock;
    }

    public Restatements restatements() {
        return restatements;
    }

    public AccessTokens accessTokens() {
        return accessTokens;
    }

    /** Closes the store at once; requests under way are broken off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
