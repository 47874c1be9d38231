package org.storelink.appstoresimulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.storelink.appstoresimulator.analytics.Analytics;
import org.storelink.appstoresimulator.api.Api;
import org.storelink.appstoresimulator.api.ApiKeys;
import org.storelink.appstoresimulator.api.KeyFile;
import org.storelink.appstoresimulator.api.ReportVersions;
import org.storelink.appstoresimulator.api.TokenLog;
import org.storelink.appstoresimulator.control.ControlHandler;
import org.storelink.appstoresimulator.control.Controls;
import org.storelink.appstoresimulator.control.FinanceJson;
import org.storelink.appstoresimulator.control.KeyControls;
import org.storelink.appstoresimulator.control.KeysPage;
import org.storelink.appstoresimulator.control.PeopleControls;
import org.storelink.appstoresimulator.control.PhonePage;
import org.storelink.appstoresimulator.control.ReviewControls;
import org.storelink.appstoresimulator.control.TruthJson;
import org.storelink.appstoresimulator.control.UsageJson;
import org.storelink.appstoresimulator.fault.Faults;
import org.storelink.appstoresimulator.http.ClockedServer;
import org.storelink.appstoresimulator.http.RequestLog;
import org.storelink.appstoresimulator.http.Route;
import org.storelink.appstoresimulator.http.WebHost;
import org.storelink.appstoresimulator.idmsa.Idmsa;
import org.storelink.appstoresimulator.idmsa.ServiceKey;
import org.storelink.appstoresimulator.market.Account;
import org.storelink.appstoresimulator.market.Cast;
import org.storelink.appstoresimulator.market.Draws;
import org.storelink.appstoresimulator.market.Trade;
import org.storelink.appstoresimulator.olympus.Agreements;
import org.storelink.appstoresimulator.olympus.Iris;
import org.storelink.appstoresimulator.olympus.Olympus;
import org.storelink.appstoresimulator.payments.Books;
import org.storelink.appstoresimulator.payments.Payments;
import org.storelink.appstoresimulator.payments.Vendors;
import org.storelink.appstoresimulator.people.People;
import org.storelink.appstoresimulator.people.Practice;
import org.storelink.appstoresimulator.people.SentCodes;
import org.storelink.appstoresimulator.people.SignInLog;
import org.storelink.appstoresimulator.publishing.Publisher;
import org.storelink.appstoresimulator.publishing.Restatements;
import org.storelink.appstoresimulator.publishing.StoreClock;
import org.storelink.appstoresimulator.publishing.SubscriptionPublisher;
import org.storelink.appstoresimulator.reporter.AccessTokens;
import org.storelink.appstoresimulator.reporter.ReporterHost;
import org.storelink.appstoresimulator.reporter.ReporterTokens;
import org.storelink.appstoresimulator.reporter.TokenFile;
import org.storelink.appstoresimulator.reviews.IrisReviews;
import org.storelink.appstoresimulator.reviews.OlderReviews;
import org.storelink.appstoresimulator.reviews.ReviewBook;
import org.storelink.appstoresimulator.reviews.ReviewDesk;
import org.storelink.appstoresimulator.reviews.ReviewForm;
import org.storelink.appstoresimulator.reviews.ReviewShelf;
import org.storelink.appstoresimulator.session.Cookies;
import org.storelink.appstoresimulator.session.WebSessions;
import org.storelink.appstoresimulator.subscriptions.Subscribers;
import org.storelink.appstoresimulator.trends.Trends;
import org.storelink.appstoresimulator.truth.FinanceTruth;
import org.storelink.appstoresimulator.truth.SubscriptionTruth;
import org.storelink.appstoresimulator.truth.Truth;
import org.storelink.appstoresimulator.truth.UsageTruth;
import org.storelink.appstoresimulator.usage.Usage;

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
    private static final String APP_SPECIFIC_PASSWORD = "prac-tice-pass-word";

    private final HttpServer server;
    private final ClockedServer apiServer;
    private final ExecutorService threads;
    private final StoreClock clock;
    private final Faults faults;
    private final RequestLog requests = new RequestLog();
    private final Restatements restatements = new Restatements();
    private final ReporterTokens tokens;
    private final Truth truth;
    private final People people;
    private final SignInLog signIns;
    private final SentCodes codes;
    private final WebSessions sessions;
    private final UsageTruth usage;
    private final FinanceTruth finance;
    private final SubscriptionTruth subscriptions;
    private final Agreements agreements = new Agreements();
    private final ReviewBook reviews;
    private final ApiKeys keys;
    private final TokenLog apiTokens = new TokenLog();
    private final ReportVersions versions = new ReportVersions();

    private AppStoreSimulator(Options options, HttpServer server, ClockedServer apiServer) {
        this.server = server;
        this.apiServer = apiServer;
        threads = Executors.newVirtualThreadPerTaskExecutor();
        clock = new StoreClock(options.clock());
        options.today().ifPresent(clock::today);
        faults = new Faults(options.seed());
        tokens = new ReporterTokens(
                options.seed(), clock, Practice.APPLE_ID, options.tokenFile().map(TokenFile::new));
        Cast cast = Cast.of(options.accounts(), options.vendors());
        people = new People(clock, options.wrongPasswords());
        Practice.people(cast.accounts().stream().map(Account::number).toList()).forEach(people::put);
        Publisher publisher = new Publisher(
                new Trade(options.seed(), options.rowsPerDay()),
                restatements,
                clock,
                LocalTime.of(options.publishingHour(), 0),
                options.quirks(),
                options.seed());
        SubscriptionPublisher subscriptionReports = new SubscriptionPublisher(
                new Subscribers(options.seed()), restatements, clock, LocalTime.of(options.publishingHour(), 0));
        subscriptions = new SubscriptionTruth(cast, subscriptionReports);
        Books books = new Books(options.seed(), publisher, clock);
        keys = new ApiKeys(options.seed(), people, options.keyFile().map(KeyFile::new));
        truth = new Truth(cast, publisher, clock);
        new ReporterHost(
                        Practice.APPLE_ID,
                        APP_SPECIFIC_PASSWORD,
                        options.wrongCredentials(),
                        options.missingToken(),
                        options.errorStatuses(),
                        options.latency())
                .openOn(
                        server,
                        cast,
                        publisher,
                        subscriptionReports,
                        versions,
                        books,
                        restatements,
                        tokens,
                        people,
                        faults,
                        requests,
                        clock);
        Usage happenings = new Usage(options.seed(), publisher);
        usage = new UsageTruth(cast, happenings, clock);
        finance = new FinanceTruth(cast, books);
        reviews = new ReviewBook(options.seed(), cast, clock);
        signIns = new SignInLog(clock);
        codes = new SentCodes(options.seed(), clock, options.screen());
        sessions = new WebSessions(
                options.seed(),
                clock,
                people,
                cast.accounts(),
                options.sessionLife(),
                new Cookies(options.cookiesAsApple()));
        server.createContext("/", new WebHost(routes(options, cast, happenings, books), requests, faults));
        server.createContext(
                "/control/",
                new ControlHandler(
                        new Controls(requests, faults, clock, restatements, truth),
                        new TruthJson(truth),
                        new UsageJson(usage),
                        new FinanceJson(finance),
                        new PeopleControls(people, signIns, codes, sessions, agreements),
                        new ReviewControls(reviews),
                        new KeyControls(keys, apiTokens, versions)));
        server.setExecutor(threads);
        apiServer.serve(
                new WebHost(
                        new Api(
                                        keys,
                                        apiTokens,
                                        versions,
                                        options.hourlyRequests(),
                                        agreements,
                                        cast,
                                        people,
                                        publisher,
                                        subscriptionReports,
                                        restatements,
                                        books,
                                        new ReviewForm(new ReviewShelf(cast, reviews), clock),
                                        faults,
                                        requests,
                                        clock)
                                .routes(),
                        requests,
                        faults),
                clock,
                threads);
    }

    private List<Route> routes(Options options, Cast cast, Usage happenings, Books books) {
        ReviewDesk desk = new ReviewDesk(sessions, agreements, new ReviewShelf(cast, reviews));
        return Stream.of(
                        ServiceKey.routes(),
                        new Idmsa(
                                        options.seed(),
                                        clock,
                                        options.hashcashBits(),
                                        people,
                                        sessions,
                                        signIns,
                                        codes,
                                        faults)
                                .routes(),
                        new Olympus(sessions, agreements, faults).routes(),
                        new Iris(sessions, agreements, people, cast).routes(),
                        new IrisReviews(desk, new ReviewForm(desk.shelf(), clock)).routes(),
                        new OlderReviews(desk, clock).routes(),
                        new Trends(sessions, tokens).routes(),
                        new Vendors(sessions, cast).routes(),
                        new Payments(sessions, cast, books, new Draws(options.seed(), "report")).routes(),
                        new Analytics(sessions, cast, happenings, clock).routes(),
                        List.of(
                                Route.get("/phone", "phone", new PhonePage(codes)::show),
                                Route.get("/keys", "keys", new KeysPage(keys, cast)::show),
                                Route.post("/keys", "keys", new KeysPage(keys, cast)::make)))
                .flatMap(List::stream)
                .toList();
    }

    /** Opens a store; an {@link UncheckedIOException} says that the port is taken. */
    public static AppStoreSimulator start(Options options) {
        try {
            ClockedServer apiServer = ClockedServer.bind(loopback(options.apiPort()));
            try {
                HttpServer server = HttpServer.create(loopback(options.port()), 0);
                AppStoreSimulator store = new AppStoreSimulator(options, server, apiServer);
                server.start();
                return store;
            } catch (IOException e) {
                apiServer.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen on loopback ports " + options.port() + " and " + options.apiPort(), e);
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port);
    }

    /**
     * Where the store is, in place of {@code https://reportingitc-reporter.apple.com}, {@code https://idmsa.apple.com} and
     * {@code https://appstoreconnect.apple.com}; no slash at the end.
     */
    public URI uri() {
        return URI.create("http://" + LOOPBACK + ':' + server.getAddress().getPort());
    }

    /** Where the App Store Connect API is, in place of {@code https://api.appstoreconnect.apple.com}; no slash at the end. */
    public URI apiUri() {
        return URI.create("http://" + LOOPBACK + ':' + apiServer.port());
    }

    /** Keys of the API: made, changed and revoked here. */
    public ApiKeys apiKeys() {
        return keys;
    }

    /** The tokens that the API was shown. */
    public TokenLog apiTokens() {
        return apiTokens;
    }

    /** Versions in which reports are served. */
    public ReportVersions reportVersions() {
        return versions;
    }

    public String appleId() {
        return Practice.APPLE_ID;
    }

    public String appSpecificPassword() {
        return APP_SPECIFIC_PASSWORD;
    }

    /** The password of the Apple ID itself, and of everybody else in {@link Practice}. */
    public String password() {
        return Practice.PASSWORD;
    }

    /** Who can sign in, and how it stands with them. */
    public People people() {
        return people;
    }

    /** What happened at the sign-in. */
    public SignInLog signIns() {
        return signIns;
    }

    /** What is to be read on people's devices and phones. */
    public SentCodes codes() {
        return codes;
    }

    public WebSessions sessions() {
        return sessions;
    }

    public Agreements agreements() {
        return agreements;
    }

    public Truth truth() {
        return truth;
    }

    /** What the analytics pages know. */
    public UsageTruth usage() {
        return usage;
    }

    /** What payments and financial reports know. */
    public FinanceTruth finance() {
        return finance;
    }

    /** What the reports on subscriptions know. */
    public SubscriptionTruth subscriptions() {
        return subscriptions;
    }

    /** What customers wrote and what was answered, with the levers that customers have. */
    public ReviewBook reviews() {
        return reviews;
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

    /** The Reporter tokens of {@link #appleId}. */
    public AccessTokens accessTokens() {
        return tokens.of(Practice.APPLE_ID);
    }

    /** Everybody's Reporter tokens. */
    public ReporterTokens tokens() {
        return tokens;
    }

    /** Closes the store at once; requests under way are broken off. */
    @Override
    public void close() {
        server.stop(0);
        apiServer.close();
        threads.shutdownNow();
    }
}
