package org.storelink.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.storelink.connector.Capability;
import org.storelink.connector.Challenge;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorDescriptor;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Credential;
import org.storelink.connector.CredentialField;
import org.storelink.connector.CredentialMode;
import org.storelink.connector.Endpoint;
import org.storelink.connector.Fact;
import org.storelink.connector.Grain;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkHandshake;
import org.storelink.connector.LinkStep;
import org.storelink.connector.MaterialStore;
import org.storelink.connector.Money;
import org.storelink.connector.PartSink;
import org.storelink.connector.Product;
import org.storelink.connector.ProductType;
import org.storelink.connector.RawPart;
import org.storelink.connector.Replies;
import org.storelink.connector.Reply;
import org.storelink.connector.ReplyLimit;
import org.storelink.connector.ReportParser;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.ReportStream;
import org.storelink.connector.Reports;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.Review;
import org.storelink.connector.ReviewId;
import org.storelink.connector.ReviewPage;
import org.storelink.connector.Reviews;
import org.storelink.connector.SaleKind;
import org.storelink.connector.SaleTerms;
import org.storelink.connector.SessionMaterial;
import org.storelink.connector.SliceResult;
import org.storelink.connector.Store;
import org.storelink.connector.StoreApp;
import org.storelink.connector.StoreConnector;
import org.storelink.connector.StoreIdentity;
import org.storelink.connector.StoreSession;
import org.storelink.connector.Vendor;

/** A connector for {@link KioskStore} that keeps every rule; what can be done wrong is a method that a bad boy overrides. */
class KioskConnector implements StoreConnector {

    private static final Set<Capability> GIVEN = Set.of(Capability.SALES, Capability.REVIEWS, Capability.REPLIES);
    private static final ReplyLimit LIMIT = new ReplyLimit(80, ReplyLimit.Unit.CODE_POINTS);

    @Override
    public ConnectorDescriptor descriptor() {
        Map<Capability, String> absences = new EnumMap<>(Capability.class);
        for (Capability capability : Capability.values()) {
            if (!GIVEN.contains(capability)) {
                absences.put(capability, "The kiosk only sells and listens.");
            }
        }
        CredentialMode mode = new CredentialMode(
                "key", "Key", "The only way.", List.of(keyField()), GIVEN, absences, Optional.empty());
        ReportStream stream = new ReportStream(
                "daily",
                "Daily sales",
                Capability.SALES,
                Grain.DAY,
                ZoneOffset.UTC,
                LocalDate.of(2026, 1, 1),
                Optional.of(Period.ofDays(30)),
                Duration.ofHours(1),
                0);
        return new ConnectorDescriptor(
                "kiosk",
                "Kiosk",
                new Store("kiosk", 99, "Kiosk"),
                List.of(mode),
                List.of(stream),
                List.of(new Endpoint("kiosk", URI.create("https://kiosk.example"), "The kiosk.")),
                List.of());
    }

    CredentialField keyField() {
        return new CredentialField.Secret("api_key", "Key", "", true, Optional.empty());
    }

    @Override
    public LinkHandshake handshake(ConnectorContext context) {
        return new LinkHandshake() {
            @Override
            public LinkStep begin(Credential credential, Optional<SessionMaterial> earlier) throws ConnectorException {
                try {
                    String token = token(context, credential);
                    return new LinkStep.Challenged(
                            new Challenge.Consent("Link the kiosk?", "It will be linked.", "Link"),
                            remember(new HandshakeState(token.getBytes(StandardCharsets.UTF_8))));
                } catch (ConnectorException e) {
                    return new LinkStep.Refused(e.failure());
                }
            }

            @Override
            public LinkStep answer(Credential credential, HandshakeState state, ChallengeAnswer answer)
                    throws ConnectorException {
                String token = new String(recall(state).bytes(), StandardCharsets.UTF_8);
                if (!token.startsWith("canary")) {
                    throw new ConnectorException(new ConnectorFailure.Defect("This state is not mine."));
                }
                return new LinkStep.Linked(new LinkGrant(
                        new StoreIdentity(identity(), "The kiosk"),
                        List.of(new Vendor("v1", "Vendor one")),
                        granted(),
                        Optional.of(new SessionMaterial(token.getBytes(StandardCharsets.UTF_8), Optional.empty()))));
            }
        };
    }

    HandshakeState remember(HandshakeState state) {
        return state;
    }

    HandshakeState recall(HandshakeState state) {
        return state;
    }

    String identity() {
        return "kiosk-1";
    }

    private String token(ConnectorContext context, Credential credential) throws ConnectorException {
        String key = credential.value("api_key");
        askLeave(context);
        HttpRequest request = HttpRequest.newBuilder(URI.create(context.endpoint("kiosk") + tokenPath(key)))
                .POST(BodyPublishers.ofString(key))
                .build();
        HttpResponse<String> response = send(context, request);
        if (response.statusCode() == 401) {
            throw new ConnectorException(rejected(key));
        }
        requireKiosk(response, key);
        return response.body();
    }

    void askLeave(ConnectorContext context) throws ConnectorException {
        context.signIns().spend();
    }

    String tokenPath(String key) {
        return "/token";
    }

    ConnectorFailure rejected(String key) {
        return new ConnectorFailure.CredentialRejected("The kiosk does not know this key.");
    }

    private void requireKiosk(HttpResponse<String> response, String secret) throws ConnectorException {
        if (!response.headers().firstValue("Content-Type").orElse("").equals("text/kiosk")) {
            throw new ConnectorException(new ConnectorFailure.Unavailable(oddAnswer(response.body())));
        }
    }

    String oddAnswer(String body) {
        return "The kiosk is not there.";
    }

    HttpResponse<String> send(ConnectorContext context, HttpRequest request) throws ConnectorException {
        try {
            return context.http().send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new ConnectorException(new ConnectorFailure.Unavailable("The kiosk was not reached."), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectorException(new ConnectorFailure.Unavailable("Interrupted."), e);
        }
    }

    @Override
    public StoreSession open(ConnectorContext context, Credential credential, MaterialStore material)
            throws ConnectorException {
        opened(context);
        return new StoreSession() {
            @Override
            public List<Check> check() throws ConnectorException {
                return checks(context, material);
            }

            @Override
            public Optional<Reports> reports() {
                return Optional.of((slice, _, sink) -> fetch(context, material, slice, sink));
            }

            @Override
            public Optional<Reviews> reviews() {
                return Optional.of(new Reviews() {
                    @Override
                    public List<StoreApp> apps() throws ConnectorException {
                        readReviews(context, material, KioskStore.APP, 1);
                        return List.of(new StoreApp(KioskStore.APP, "Book"));
                    }

                    @Override
                    public ReviewPage page(String app, Optional<ResumeToken> after) throws ConnectorException {
                        int before = after.map(token -> place(token)).orElse(Integer.MAX_VALUE);
                        List<Review> reviews = readReviews(context, material, app, before);
                        return new ReviewPage(reviews, next(reviews));
                    }
                });
            }

            @Override
            public Optional<Replies> replies() {
                return Optional.of(new Replies() {
                    @Override
                    public ReplyLimit limit() {
                        return LIMIT;
                    }

                    @Override
                    public Optional<Reply> current(ReviewId review) throws ConnectorException {
                        return replied(
                                send("GET", context, material, review, "").body());
                    }

                    @Override
                    public Reply publish(ReviewId review, String text) throws ConnectorException {
                        if (checksLength() && (text.isBlank() || !LIMIT.allows(text))) {
                            throw new ConnectorException(new ConnectorFailure.RequestRejected("Too long, or nothing."));
                        }
                        return replied(send("PUT", context, material, review, written(text))
                                        .body())
                                .orElseThrow(() -> new ConnectorException(
                                        new ConnectorFailure.Unreadable("The kiosk did not listen.")));
                    }

                    @Override
                    public void withdraw(ReviewId review) throws ConnectorException {
                        send("DELETE", context, material, review, "");
                    }
                });
            }
        };
    }

    void opened(ConnectorContext context) throws ConnectorException {}

    List<Check> checks(ConnectorContext context, MaterialStore material) throws ConnectorException {
        ask(context, material, "v1", KioskStore.TODAY.minusDays(1));
        return granted();
    }

    private static List<Check> granted() {
        return GIVEN.stream()
                .map(capability -> new Check(capability, Check.Outcome.GRANTED, ""))
                .toList();
    }

    private HttpResponse<String> ask(ConnectorContext context, MaterialStore material, String vendor, LocalDate day)
            throws ConnectorException {
        SessionMaterial saved = material.current()
                .orElseThrow(() -> new ConnectorException(new ConnectorFailure.AuthenticationExpired("Link again.")));
        String token = new String(saved.bytes(), StandardCharsets.UTF_8);
        HttpResponse<String> response = send(
                context,
                HttpRequest.newBuilder(URI.create(context.endpoint("kiosk") + "/days/" + vendor + "/" + day))
                        .header("Kiosk-Token", token)
                        .build());
        requireKiosk(response, token);
        return response;
    }

    Optional<ResumeToken> next(List<Review> reviews) {
        return reviews.isEmpty()
                ? Optional.empty()
                : Optional.of(new ResumeToken(reviews.getLast().id().value()));
    }

    int place(ResumeToken token) {
        return Integer.parseInt(token.value());
    }

    List<Review> inOrder(List<Review> reviews) {
        return reviews;
    }

    boolean checksLength() {
        return true;
    }

    String written(String text) {
        return text;
    }

    boolean looksAtTheAnswer() {
        return true;
    }

    private List<Review> readReviews(ConnectorContext context, MaterialStore material, String app, int before)
            throws ConnectorException {
        HttpResponse<String> response = sent(context, material, "GET", "/reviews/" + app + "/" + before, "");
        if (response.statusCode() == 404) {
            throw new ConnectorException(new ConnectorFailure.RequestRejected("No such book."));
        }
        return inOrder(response.body()
                .lines()
                .map(line -> line.split(" ", 5))
                .filter(words -> words.length == 5)
                .map(words -> new Review(
                        new ReviewId("kiosk", words[0]),
                        app,
                        Integer.parseInt(words[1]),
                        "",
                        words[3],
                        "",
                        "DE",
                        Optional.empty(),
                        Instant.parse(words[2]),
                        replied(URLDecoder.decode(words[4], StandardCharsets.UTF_8))))
                .toList());
    }

    private HttpResponse<String> send(
            String method, ConnectorContext context, MaterialStore material, ReviewId review, String text)
            throws ConnectorException {
        HttpResponse<String> response = sent(context, material, method, "/reply/" + review.value(), text);
        if (response.statusCode() == 404) {
            throw new ConnectorException(new ConnectorFailure.RequestRejected("No such review."));
        }
        return response;
    }

    private static Optional<Reply> replied(String body) {
        return body.isEmpty()
                ? Optional.empty()
                : Optional.of(new Reply(body, Reply.State.PUBLISHED, Optional.empty()));
    }

    private HttpResponse<String> sent(
            ConnectorContext context, MaterialStore material, String method, String path, String body)
            throws ConnectorException {
        String token = new String(material.current().orElseThrow().bytes(), StandardCharsets.UTF_8);
        HttpResponse<String> response = send(
                context,
                HttpRequest.newBuilder(URI.create(context.endpoint("kiosk") + path))
                        .header("Kiosk-Token", token)
                        .method(method, BodyPublishers.ofString(body))
                        .build());
        if (looksAtTheAnswer()) {
            requireKiosk(response, token);
        }
        return response;
    }

    private SliceResult fetch(ConnectorContext context, MaterialStore material, ReportSlice slice, PartSink sink)
            throws ConnectorException, IOException {
        if (!slice.stream().equals("daily")) {
            throw new ConnectorException(new ConnectorFailure.Defect("No such stream."));
        }
        HttpResponse<String> response =
                ask(context, material, slice.vendor(), slice.period().start());
        return switch (response.statusCode()) {
            case 200 ->
                response.body().startsWith("0") ? nothing(response.body(), sink) : archive(response.body(), sink);
            case 410 -> new SliceResult.Never("The kiosk threw it away.");
            case 425 ->
                new SliceResult.NotYetAvailable(context.clock().instant().plusSeconds(3600));
            default -> throw new ConnectorException(new ConnectorFailure.RequestRejected("The kiosk says no."));
        };
    }

    SliceResult nothing(String body, PartSink sink) throws IOException {
        return new SliceResult.Empty();
    }

    SliceResult archive(String body, PartSink sink) throws IOException {
        sink.accept("day.txt", new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), Optional.empty());
        return new SliceResult.Complete();
    }

    @Override
    public ReportParser parser() {
        return this::parse;
    }

    private void parse(ReportSlice slice, List<RawPart> parts, Consumer<Fact> facts)
            throws ConnectorException, IOException {
        for (RawPart part : parts) {
            String text;
            try (var in = part.open()) {
                text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
            List<String> lines = new ArrayList<>(text.lines().toList());
            if (!isWhole(text)) {
                throw new ConnectorException(new ConnectorFailure.Unreadable("The file is cut off."));
            }
            String[] head = lines.getFirst().split(" ");
            if (checksPeriod() && !head[1].equals(slice.period().start().toString())) {
                throw new ConnectorException(new ConnectorFailure.Unreadable("A file of another day."));
            }
            for (String line : lines.subList(1, lines.size())) {
                String[] words = line.split(" ");
                if (words.length == 5) {
                    facts.accept(sale(slice, words));
                }
            }
        }
    }

    boolean isWhole(String text) {
        return text.endsWith("\n.\n");
    }

    boolean checksPeriod() {
        return true;
    }

    Fact sale(ReportSlice slice, String[] words) {
        long units = Long.parseLong(words[2]);
        Money amount = new Money(new BigDecimal(words[3]).multiply(BigDecimal.valueOf(units)), words[4]);
        return new Fact.Sale(
                slice.period(),
                new Product(words[0], words[0], words[0], ProductType.APP, "", "kiosk:shelf", Optional.empty()),
                SaleKind.DOWNLOAD,
                SaleTerms.STANDARD,
                words[1],
                "",
                units,
                amount,
                amount);
    }
}
