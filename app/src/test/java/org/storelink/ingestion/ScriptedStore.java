package org.storelink.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
import org.storelink.connector.Money;
import org.storelink.connector.PartSink;
import org.storelink.connector.Product;
import org.storelink.connector.ProductType;
import org.storelink.connector.RawPart;
import org.storelink.connector.Replies;
import org.storelink.connector.ReportParser;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.ReportStream;
import org.storelink.connector.Reports;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.Reviews;
import org.storelink.connector.SaleKind;
import org.storelink.connector.SaleTerms;
import org.storelink.connector.SliceResult;
import org.storelink.connector.Store;
import org.storelink.connector.StoreConnector;
import org.storelink.connector.StoreSession;

/**
 * A store in memory that does as it is told, and the connector to it. A slice has the lines that a test gives it and none otherwise; a
 * scripted answer comes before that, once.
 */
final class ScriptedStore implements StoreConnector {

    static final String ID = "scripted";
    static final String MODE = "key";

    /** One line of a file, and of the truth. */
    record Line(String sku, String country, long units, String proceeds) {}

    /** What the store does when it is asked. */
    @FunctionalInterface
    interface Answer {
        SliceResult to(ReportSlice slice, Optional<ResumeToken> resume, PartSink sink)
                throws ConnectorException, IOException, InterruptedException;
    }

    private final List<ReportStream> streams;
    private final Map<ReportSlice, List<Line>> lines = new HashMap<>();
    private final Map<ReportSlice, Deque<Answer>> scripts = new HashMap<>();
    private final List<ReportSlice> asked = new ArrayList<>();
    private Optional<ConnectorFailure> refusal = Optional.empty();
    private Optional<ConnectorFailure> checkFailure = Optional.empty();
    private Optional<Reviews> reviews = Optional.empty();
    private Optional<Replies> replies = Optional.empty();
    private Optional<ConnectorFailure> parserFailure = Optional.empty();
    private Consumer<ReportSlice> atTheEndOfParsing = slice -> {};

    ScriptedStore(List<ReportStream> streams) {
        this.streams = streams;
    }

    void sells(ReportSlice slice, Line... sold) {
        lines.put(slice, List.of(sold));
    }

    /** The next time the slice is asked for, and only then. */
    void answers(ReportSlice slice, Answer answer) {
        scripts.computeIfAbsent(slice, unknown -> new ArrayDeque<>()).add(answer);
    }

    void fails(ReportSlice slice, ConnectorFailure failure) {
        answers(slice, (_, _, _) -> {
            throw new ConnectorException(failure);
        });
    }

    /** Lets nobody in any more. */
    void refusesSessions(ConnectorFailure failure) {
        refusal = Optional.of(failure);
    }

    /** From now on. */
    void cannotTellWhatItGrants(ConnectorFailure failure) {
        checkFailure = Optional.of(failure);
    }

    void letsIn() {
        refusal = Optional.empty();
    }

    /** Has reviews too. */
    void shows(Reviews wanted) {
        reviews = Optional.of(wanted);
    }

    /** Takes replies too. */
    void takes(Replies wanted) {
        replies = Optional.of(wanted);
    }

    /** A parser that can read nothing. */
    void parserFails(ConnectorFailure failure) {
        parserFailure = Optional.of(failure);
    }

    /** Called when all facts of a slice have been handed on. */
    void atTheEndOfParsing(Consumer<ReportSlice> call) {
        atTheEndOfParsing = call;
    }

    void parserWorks() {
        parserFailure = Optional.empty();
    }

    List<ReportSlice> asked() {
        return List.copyOf(asked);
    }

    void forgetAsked() {
        asked.clear();
    }

    Map<ReportSlice, List<Line>> truth() {
        return lines;
    }

    static byte[] file(ReportSlice slice, List<Line> lines) {
        var text = new StringBuilder("period " + slice.period() + "\n");
        lines.forEach(line -> text.append(
                        String.join(" ", line.sku(), line.country(), Long.toString(line.units()), line.proceeds()))
                .append('\n'));
        return text.append("end\n").toString().getBytes(UTF_8);
    }

    private SliceResult answer(ReportSlice slice, Optional<ResumeToken> resume, PartSink sink)
            throws ConnectorException, IOException, InterruptedException {
        asked.add(slice);
        Deque<Answer> script = scripts.getOrDefault(slice, new ArrayDeque<>());
        if (!script.isEmpty()) {
            return script.removeFirst().to(slice, resume, sink);
        }
        if (!lines.containsKey(slice)) {
            return new SliceResult.Empty();
        }
        sink.accept(slice.period() + ".txt", new ByteArrayInputStream(file(slice, lines.get(slice))), Optional.empty());
        return new SliceResult.Complete();
    }

    /** A session as the host opens it. */
    StoreSession session() throws ConnectorException {
        if (refusal.isPresent()) {
            throw new ConnectorException(refusal.get());
        }
        return new StoreSession() {
            @Override
            public List<org.storelink.connector.Check> check() throws ConnectorException {
                if (checkFailure.isPresent()) {
                    throw new ConnectorException(checkFailure.get());
                }
                return List.of();
            }

            @Override
            public Optional<Reports> reports() {
                return Optional.of(ScriptedStore.this::answer);
            }

            @Override
            public Optional<Reviews> reviews() {
                return reviews;
            }

            @Override
            public Optional<Replies> replies() {
                return replies;
            }
        };
    }

    @Override
    public StoreSession open(ConnectorContext context, Credential credential, MaterialStore material)
            throws ConnectorException {
        return session();
    }

    @Override
    public ConnectorDescriptor descriptor() {
        Map<Capability, String> absent = new HashMap<>();
        for (Capability capability : Capability.values()) {
            if (capability != Capability.SALES) {
                absent.put(capability, "Not in this store.");
            }
        }
        var mode = new CredentialMode(
                MODE, "Key", "", List.of(), java.util.Set.of(Capability.SALES), absent, Optional.empty());
        return new ConnectorDescriptor(
                ID, "Scripted", new Store("scripted", 99, "Scripted"), List.of(mode), streams, List.of(), List.of());
    }

    @Override
    public LinkHandshake handshake(ConnectorContext context) {
        throw new IllegalStateException("nobody links in these tests");
    }

    @Override
    public ReportParser parser() {
        return (slice, parts, facts) -> {
            if (parserFailure.isPresent()) {
                throw new ConnectorException(parserFailure.get());
            }
            for (RawPart part : parts) {
                parse(slice, part, facts);
            }
            atTheEndOfParsing.accept(slice);
        };
    }

    private static void parse(ReportSlice slice, RawPart part, Consumer<Fact> facts)
            throws ConnectorException, IOException {
        try (var reader = new BufferedReader(new InputStreamReader(part.open(), UTF_8))) {
            String first = reader.readLine();
            if (!("period " + slice.period()).equals(first)) {
                throw unreadable("The file is of another period: " + first);
            }
            String line = reader.readLine();
            while (line != null && !line.equals("end")) {
                facts.accept(fact(slice, line.split(" ")));
                line = reader.readLine();
            }
            if (line == null) {
                throw unreadable("The file is cut off.");
            }
        }
    }

    private static Fact fact(ReportSlice slice, String[] words) throws ConnectorException {
        if (words.length != 4) {
            throw unreadable("A column is missing.");
        }
        var product = new Product(
                "id-" + words[0], words[0], "Name of " + words[0], ProductType.APP, "", "scripted", Optional.empty());
        var money = new Money(new BigDecimal(words[3]), "EUR");
        return new Fact.Sale(
                slice.period(),
                product,
                SaleKind.DOWNLOAD,
                SaleTerms.STANDARD,
                words[1],
                "",
                Long.parseLong(words[2]),
                money,
                money);
    }

    private static ConnectorException unreadable(String words) {
        return new ConnectorException(new ConnectorFailure.Unreadable(words));
    }
}
