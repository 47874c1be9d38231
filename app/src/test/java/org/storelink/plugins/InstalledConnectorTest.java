package org.storelink.plugins;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorDescriptor;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Credential;
import org.storelink.connector.CredentialField;
import org.storelink.connector.CredentialMode;
import org.storelink.connector.Fact;
import org.storelink.connector.FiscalMonth;
import org.storelink.connector.Grain;
import org.storelink.connector.LinkHandshake;
import org.storelink.connector.LinkStep;
import org.storelink.connector.MaterialStore;
import org.storelink.connector.Money;
import org.storelink.connector.PartSink;
import org.storelink.connector.RawPart;
import org.storelink.connector.Replies;
import org.storelink.connector.Reply;
import org.storelink.connector.ReplyLimit;
import org.storelink.connector.ReportParser;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.Reports;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.Review;
import org.storelink.connector.ReviewId;
import org.storelink.connector.ReviewPage;
import org.storelink.connector.Reviews;
import org.storelink.connector.SessionMaterial;
import org.storelink.connector.SliceResult;
import org.storelink.connector.Store;
import org.storelink.connector.StoreApp;
import org.storelink.connector.StoreConnector;
import org.storelink.connector.StoreSession;
import org.storelink.platform.testing.MutableClock;

class InstalledConnectorTest {

    private static final String PASSWORD = "hunter2-secret";
    private static final ReportSlice SLICE =
            new ReportSlice("sales", "1", ReportPeriod.holding(Grain.DAY, LocalDate.of(2026, 11, 20)));
    private static final Fact PAYMENT = new Fact.Payment(
            new FiscalMonth(YearMonth.of(2026, 10), LocalDate.of(2026, 9, 27), LocalDate.of(2026, 10, 31)),
            true,
            new Money(BigDecimal.ONE, "EUR"));
    private static final String APP = "4711";
    private static final ReviewId REVIEW = new ReviewId("probe", "1");
    private static final PartSink NOWHERE = (_, bytes, _) -> bytes.readAllBytes();

    private interface Fetching {
        SliceResult fetch(PartSink sink) throws ConnectorException, IOException, InterruptedException;
    }

    private interface Checking {
        List<Check> check() throws ConnectorException;
    }

    private interface Paging {
        ReviewPage page(Optional<ResumeToken> after) throws ConnectorException, IOException, InterruptedException;
    }

    private interface Publishing {
        Reply publish(String text) throws ConnectorException, IOException, InterruptedException;
    }

    private interface Beginning {
        LinkStep begin(ConnectorContext context) throws ConnectorException, Exception;
    }

    private final Clock clock = MutableClock.at("2026-11-22T08:00:00Z");
    private final List<String> metered = new ArrayList<>();
    private Beginning onBegin = _ -> new LinkStep.Refused(new ConnectorFailure.Unavailable("closed"));
    private Fetching onFetch = _ -> new SliceResult.Complete();
    private Checking onCheck = List::of;
    private Paging onPage = _ -> new ReviewPage(List.of(), Optional.empty());
    private Publishing onPublish = text -> new Reply(text, Reply.State.PENDING, Optional.empty());
    private ReportParser onParse = (_, _, _) -> {};
    private AtomicBoolean closed = new AtomicBoolean();
    private Duration limit = Duration.ofSeconds(30);

    @Test
    void turnsAnUnexpectedThrowableIntoADefectWithoutItsWords() {
        onBegin = _ -> {
            throw new StackOverflowError("password was " + PASSWORD);
        };

        ConnectorFailure failure = failure(() -> connector().begin(credential(), Optional.empty(), () -> {}));

        assertThat(failure).isInstanceOf(ConnectorFailure.Defect.class);
        assertThat(failure.message()).contains("StackOverflowError").doesNotContain(PASSWORD);
        assertThat(metered).containsExactly("probe begin Defect");
    }

    @Test
    void passesOnWhatACheckProvedBeforeItFailed() throws ConnectorException {
        var failure = new ConnectorFailure.Unavailable("The site is out of order.");
        List<Check> proved = List.of(new Check(Capability.SALES, Check.Outcome.GRANTED, ""));
        onCheck = () -> {
            throw new ConnectorException(failure, proved);
        };

        try (StoreSession session = connector().open(credential(), new NoMaterial(), () -> {})) {
            ConnectorException refused = catchThrowableOfType(ConnectorException.class, session::check);
            assertThat(refused.failure()).isEqualTo(failure);
            assertThat(refused.proved()).isEqualTo(proved);
        }
    }

    @Test
    void turnsNothingIntoADefect() {
        onBegin = _ -> nothing();

        assertThat(failure(() -> connector().begin(credential(), Optional.empty(), () -> {})))
                .isInstanceOf(ConnectorFailure.Defect.class);
    }

    @SuppressWarnings("NullAway") // A plugin may be compiled by anything.
    private static LinkStep nothing() {
        return null;
    }

    @Test
    void withholdsAMessageThatRepeatsASecret() throws Exception {
        onBegin = _ -> new LinkStep.Refused(new ConnectorFailure.CredentialRejected("Bad password " + PASSWORD));

        LinkStep step = connector().begin(credential(), Optional.empty(), () -> {});

        assertThat(step).isInstanceOfSatisfying(LinkStep.Refused.class, refused -> assertThat(refused.failure())
                .isInstanceOf(ConnectorFailure.CredentialRejected.class)
                .extracting(ConnectorFailure::message)
                .asString()
                .doesNotContain(PASSWORD));
    }

    @Test
    void givesUpACallThatTakesTooLongAndInterruptsIt() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        limit = Duration.ofMillis(50);
        onBegin = _ -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            throw new IllegalStateException();
        };

        assertThat(failure(() -> connector().begin(credential(), Optional.empty(), () -> {})))
                .isInstanceOf(ConnectorFailure.Unavailable.class);
        interrupted.await();
    }

    @Test
    void takesABrokenConnectionForTheStoreBeingUnavailable() {
        onFetch = _ -> {
            throw new IOException("reset by https://store.example/?token=" + PASSWORD);
        };

        ConnectorFailure failure = failure(() -> fetch(NOWHERE));

        assertThat(failure).isInstanceOf(ConnectorFailure.Unavailable.class);
        assertThat(failure.message()).doesNotContain(PASSWORD);
    }

    @Test
    void takesADownloadThatBreaksForTheStoreBeingUnavailableThoughThePluginSaysNothing() {
        onFetch = sink -> {
            try {
                sink.accept("part", broken(), Optional.empty());
            } catch (IOException swallowed) {
                return new SliceResult.Complete();
            }
            return new SliceResult.Complete();
        };

        assertThat(failure(() -> fetch(NOWHERE))).isInstanceOf(ConnectorFailure.Unavailable.class);
    }

    @Test
    void handsAFailureOfTheHostsOwnSinkBackAsItIs() {
        IOException full = new IOException("disk full");
        onFetch = sink -> {
            try {
                sink.accept("part", new ByteArrayInputStream(new byte[3]), Optional.empty());
            } catch (IOException swallowed) {
                return new SliceResult.Complete();
            }
            return new SliceResult.Complete();
        };

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> fetch((_, _, _) -> {
                    throw full;
                }))
                .isSameAs(full);
    }

    @Test
    void lendsTheHostNothingOnceACallWasGivenUp() throws Exception {
        BlockingQueue<String> refusals = new LinkedBlockingQueue<>();
        limit = Duration.ofMillis(50);
        onFetch = sink -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stubborn) {
                while (refusals.isEmpty()) {
                    try {
                        sink.accept("late", new ByteArrayInputStream(new byte[1]), Optional.empty());
                    } catch (IllegalStateException refused) {
                        refusals.add(String.valueOf(refused.getMessage()));
                    }
                }
            }
            return new SliceResult.Complete();
        };

        assertThat(failure(() -> fetch(NOWHERE))).isInstanceOf(ConnectorFailure.Unavailable.class);
        assertThat(refusals.take()).contains("given up");
    }

    @Test
    void interruptsThePluginAndNotTheHostInTheMiddleOfACallback(@TempDir Path folder) throws Exception {
        CountDownLatch givenUp = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        CompletableFuture<Long> archived = new CompletableFuture<>();
        limit = Duration.ofMillis(50);
        onFetch = sink -> {
            sink.accept("part", new ByteArrayInputStream(new byte[3]), Optional.empty());
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return new SliceResult.Complete();
        };

        ConnectorFailure failure = failure(() -> fetch((_, bytes, _) -> {
            try (FileChannel file = FileChannel.open(folder.resolve("part"), CREATE, WRITE)) {
                givenUp.await();
                file.write(ByteBuffer.wrap(bytes.readAllBytes()));
                archived.complete(file.size());
            } catch (InterruptedException | ClosedByInterruptException e) {
                archived.completeExceptionally(e);
            }
        }));
        givenUp.countDown();

        assertThat(failure).isInstanceOf(ConnectorFailure.Unavailable.class);
        assertThat(archived.get()).isEqualTo(3);
        interrupted.await();
    }

    @Test
    void interruptsADownloadThatTheHostWaitsForAndNotWhatTheHostDoesThen() throws Exception {
        CompletableFuture<Boolean> hostIsInterrupted = new CompletableFuture<>();
        CompletableFuture<Boolean> pluginIsInterrupted = new CompletableFuture<>();
        limit = Duration.ofMillis(50);
        onFetch = sink -> {
            try {
                sink.accept("part", stalled(), Optional.empty());
            } finally {
                pluginIsInterrupted.complete(Thread.currentThread().isInterrupted());
            }
            return new SliceResult.Complete();
        };

        ConnectorFailure failure = failure(() -> fetch((_, bytes, _) -> {
            try {
                bytes.readAllBytes();
            } finally {
                hostIsInterrupted.complete(Thread.currentThread().isInterrupted());
            }
        }));

        assertThat(failure).isInstanceOf(ConnectorFailure.Unavailable.class);
        assertThat(hostIsInterrupted.get()).isFalse();
        assertThat(pluginIsInterrupted.get()).isTrue();
    }

    @Test
    void runsAllCallsOfASessionOnOneThreadAndClosesIt() throws Exception {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        onFetch = _ -> {
            threads.add(Thread.currentThread());
            return new SliceResult.Empty();
        };

        try (StoreSession session = connector().open(credential(), new NoMaterial(), () -> {})) {
            Reports reports = session.reports().orElseThrow();
            reports.fetch(SLICE, Optional.empty(), NOWHERE);
            reports.fetch(SLICE, Optional.empty(), NOWHERE);
        }

        assertThat(threads).hasSize(2).allMatch(Thread::isVirtual);
        assertThat(threads.getFirst()).isSameAs(threads.getLast());
        assertThat(closed).isTrue();
    }

    @Test
    void tellsADamagedFileFromADamagedArchive() {
        onParse = (_, parts, _) -> {
            try (InputStream in = parts.getFirst().open()) {
                in.readAllBytes();
            }
            throw new EOFException("ends early");
        };
        RawPart fine = part(() -> new ByteArrayInputStream("x".getBytes(UTF_8)));
        RawPart gone = part(() -> {
            throw new IOException("archive is gone");
        });
        RawPart failing = part(InstalledConnectorTest::broken);

        assertThat(failure(() -> parse(fine))).isInstanceOf(ConnectorFailure.Unreadable.class);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> parse(gone))
                .withMessage("archive is gone");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> parse(failing))
                .withMessage("reset");
    }

    @Test
    void takesFactsFromTheThreadThatParsesOnly() throws Exception {
        List<Fact> taken = new ArrayList<>();
        List<Throwable> refused = new ArrayList<>();
        onParse = (_, _, facts) -> {
            Thread other = Thread.ofPlatform().unstarted(() -> facts.accept(PAYMENT));
            other.setUncaughtExceptionHandler((_, failure) -> refused.add(failure));
            other.start();
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            facts.accept(PAYMENT);
        };

        connector().parse(SLICE, List.of(), taken::add);

        assertThat(taken).hasSize(1);
        assertThat(refused).hasSize(1).first().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sendsRequestsOfAConnectorToItsEndpointsOnly() {
        onBegin = context -> {
            context.http()
                    .send(
                            java.net.http.HttpRequest.newBuilder(java.net.URI.create("https://elsewhere.example/"))
                                    .build(),
                            java.net.http.HttpResponse.BodyHandlers.ofString());
            return nothing();
        };

        assertThat(failure(() -> connector().begin(credential(), Optional.empty(), () -> {})))
                .isInstanceOf(ConnectorFailure.Defect.class)
                .extracting(ConnectorFailure::message)
                .asString()
                .contains("IllegalArgumentException");
    }

    @Test
    void readsReviewsOnThePluginsThread() throws Exception {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        onPage = _ -> {
            threads.add(Thread.currentThread());
            return page(APP, Optional.empty());
        };

        assertThat(page(Optional.empty()).reviews()).hasSize(1);
        assertThat(threads).allMatch(Thread::isVirtual);
        assertThat(metered).contains("probe reviews ok");
    }

    @Test
    void takesNoPageOfReviewsThatLeadsNowhereOrIsOfAnotherApp() {
        ResumeToken here = new ResumeToken("here");

        onPage = _ -> page("another", Optional.empty());
        assertThat(failure(() -> page(Optional.empty()))).isInstanceOf(ConnectorFailure.Defect.class);
        onPage = after -> page(APP, after);
        assertThat(failure(() -> page(Optional.of(here)))).isInstanceOf(ConnectorFailure.Defect.class);
        onPage = _ -> new ReviewPage(List.of(), Optional.of(here));
        assertThat(failure(() -> page(Optional.empty()))).isInstanceOf(ConnectorFailure.Defect.class);
        onPage = _ -> page(APP, Optional.of(new ResumeToken("x".repeat(4_001))));
        assertThat(failure(() -> page(Optional.empty()))).isInstanceOf(ConnectorFailure.Defect.class);
    }

    @Test
    void givesUpAReplyThatTakesTooLong() {
        limit = Duration.ofMillis(50);
        onPublish = _ -> {
            new CountDownLatch(1).await();
            throw new IllegalStateException();
        };

        assertThat(failure(() -> publish("Thank you."))).isInstanceOf(ConnectorFailure.Unavailable.class);
    }

    @Test
    void turnsAMistakeWhileReplyingIntoADefectAndABrokenConnectionIntoAnOutage() throws Exception {
        assertThat(publish("Thank you.").text()).isEqualTo("Thank you.");
        onPublish = _ -> {
            throw new IllegalStateException(PASSWORD);
        };
        assertThat(failure(() -> publish("Thank you."))).satisfies(failure -> {
            assertThat(failure).isInstanceOf(ConnectorFailure.Defect.class);
            assertThat(failure.message()).doesNotContain(PASSWORD);
        });
        onPublish = _ -> {
            throw new IOException("reset");
        };
        assertThat(failure(() -> publish("Thank you."))).isInstanceOf(ConnectorFailure.Unavailable.class);
    }

    @Test
    void anInterruptOfTheHostIsNoFailureOfTheStore() throws Exception {
        onPublish = _ -> {
            new CountDownLatch(1).await();
            throw new IllegalStateException();
        };
        try (StoreSession session = connector().open(credential(), new NoMaterial(), () -> {})) {
            Replies replies = session.replies().orElseThrow();
            Thread.currentThread().interrupt();

            assertThatExceptionOfType(InterruptedException.class)
                    .isThrownBy(() -> replies.publish(REVIEW, "Thank you."));
        }
    }

    private ReviewPage page(Optional<ResumeToken> after) throws Exception {
        try (StoreSession session = connector().open(credential(), new NoMaterial(), () -> {})) {
            return session.reviews().orElseThrow().page(APP, after);
        }
    }

    private Reply publish(String text) throws Exception {
        try (StoreSession session = connector().open(credential(), new NoMaterial(), () -> {})) {
            return session.replies().orElseThrow().publish(REVIEW, text);
        }
    }

    private static ReviewPage page(String app, Optional<ResumeToken> next) {
        return new ReviewPage(
                List.of(new Review(
                        REVIEW,
                        app,
                        5,
                        "Fine",
                        "",
                        "ann",
                        "DE",
                        Optional.empty(),
                        Instant.parse("2026-11-20T10:00:00Z"),
                        Optional.empty())),
                next);
    }

    private void parse(RawPart part) throws ConnectorException, IOException {
        connector().parse(SLICE, List.of(part), _ -> {});
    }

    private SliceResult fetch(PartSink sink) throws Exception {
        try (StoreSession session = connector().open(credential(), new NoMaterial(), () -> {})) {
            return session.reports().orElseThrow().fetch(SLICE, Optional.empty(), sink);
        }
    }

    private interface Effect {
        void run() throws Exception;
    }

    private static ConnectorFailure failure(Effect effect) {
        try {
            effect.run();
        } catch (ConnectorException e) {
            assertThat(e.getCause()).as("a cause may be a class of the plugin").isNull();
            return e.failure();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("nothing failed");
    }

    private static InputStream broken() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        };
    }

    /** Says nothing until it is interrupted, and then what an HTTP client says. */
    private static InputStream stalled() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                try {
                    new CountDownLatch(1).await();
                    return -1;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException(e);
                }
            }
        };
    }

    private interface Opening {
        InputStream open() throws IOException;
    }

    private static RawPart part(Opening opening) {
        return new RawPart() {
            @Override
            public String name() {
                return "part";
            }

            @Override
            public InputStream open() throws IOException {
                return opening.open();
            }
        };
    }

    private static Credential credential() {
        return new Credential("open", Map.of("password", PASSWORD.toCharArray()));
    }

    private record NoMaterial() implements MaterialStore {

        @Override
        public Optional<SessionMaterial> current() {
            return Optional.empty();
        }

        @Override
        public void save(SessionMaterial next) {
            throw new IllegalStateException("nothing is kept");
        }
    }

    @Test
    void endsACallWithoutLeaveInTheHostsWordsWhateverThePluginMakesOfIt() {
        ConnectorFailure refusal = new ConnectorFailure.Throttled(clock.instant(), "Not before tomorrow.");
        onBegin = context -> {
            try {
                context.signIns().spend();
            } catch (ConnectorException swallowed) {
                return new LinkStep.Refused(new ConnectorFailure.Unavailable("Something else."));
            }
            throw new AssertionError("leave was given");
        };

        ConnectorFailure failure = failure(() -> connector().begin(credential(), Optional.empty(), () -> {
            throw new ConnectorException(refusal);
        }));

        assertThat(failure).isEqualTo(refusal);
    }

    private InstalledConnector connector() {
        StoreConnector probe = new Probe();
        try {
            Endpoints endpoints = Endpoints.of(probe.descriptor(), _ -> Optional.empty());
            EndpointClient client = new EndpointClient(java.net.http.HttpClient.newHttpClient(), endpoints);
            return new InstalledConnector(
                    probe,
                    probe.descriptor(),
                    "1.0.0",
                    signIns -> new LentContext(endpoints, _ -> Optional.empty(), client, clock, signIns),
                    new Guard(
                            "probe",
                            getClass().getClassLoader(),
                            clock,
                            (connector, call, outcome, _) -> metered.add(connector + " " + call + " " + outcome)),
                    new CallLimits(limit, limit, limit),
                    () -> Runnable::run);
        } catch (UnfitJar unfit) {
            throw new AssertionError(unfit);
        }
    }

    private final class Probe implements StoreConnector {

        @Override
        public ConnectorDescriptor descriptor() {
            Map<Capability, String> absent = new EnumMap<>(Capability.class);
            for (Capability capability : Capability.values()) {
                absent.put(capability, "not here");
            }
            CredentialField password = new CredentialField.Secret("password", "Password", "", true, Optional.empty());
            return new ConnectorDescriptor(
                    "probe",
                    "Probe",
                    new Store("probe", 1, "Probe"),
                    List.of(new CredentialMode(
                            "open", "Open", "", List.of(password), Set.of(), absent, Optional.empty())),
                    List.of(),
                    List.of(),
                    List.of());
        }

        @Override
        public LinkHandshake handshake(ConnectorContext context) {
            return new LinkHandshake() {
                @Override
                public LinkStep begin(Credential credential, Optional<SessionMaterial> earlier)
                        throws ConnectorException {
                    try {
                        return onBegin.begin(context);
                    } catch (ConnectorException | RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }

                @Override
                public LinkStep answer(
                        Credential credential,
                        org.storelink.connector.HandshakeState state,
                        org.storelink.connector.ChallengeAnswer answer) {
                    throw new UnsupportedOperationException();
                }
            };
        }

        @Override
        public StoreSession open(ConnectorContext context, Credential credential, MaterialStore material) {
            return new StoreSession() {
                @Override
                public List<Check> check() throws ConnectorException {
                    return onCheck.check();
                }

                @Override
                public Optional<Reports> reports() {
                    return Optional.of((_, _, sink) -> onFetch.fetch(sink));
                }

                @Override
                public Optional<Reviews> reviews() {
                    return Optional.of(new Reviews() {
                        @Override
                        public List<StoreApp> apps() {
                            return List.of(new StoreApp(APP, "App"));
                        }

                        @Override
                        public ReviewPage page(String app, Optional<ResumeToken> after)
                                throws ConnectorException, IOException, InterruptedException {
                            return onPage.page(after);
                        }
                    });
                }

                @Override
                public Optional<Replies> replies() {
                    return Optional.of(new Replies() {
                        @Override
                        public ReplyLimit limit() {
                            return new ReplyLimit(100, ReplyLimit.Unit.CODE_UNITS);
                        }

                        @Override
                        public Optional<Reply> current(ReviewId review) {
                            return Optional.empty();
                        }

                        @Override
                        public Reply publish(ReviewId review, String text)
                                throws ConnectorException, IOException, InterruptedException {
                            return onPublish.publish(text);
                        }

                        @Override
                        public void withdraw(ReviewId review) {}
                    });
                }

                @Override
                public void close() {
                    closed.set(true);
                }
            };
        }

        @Override
        public ReportParser parser() {
            return onParse;
        }
    }
}
