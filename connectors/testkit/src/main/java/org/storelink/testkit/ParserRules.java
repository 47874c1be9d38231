package org.storelink.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Fact;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.RawPart;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;

/** Group 600, second half: parsing is a pure function, and a bad file is never taken for a shorter good one. */
interface ParserRules extends OnBench {

    @Test
    default void parsingIsRepeatableAndAsksNobody() throws Exception {
        List<CollectedParts.Part> parts = fetched();
        int before = bench().storeCalls();

        List<Fact> first = parse(parts);

        assertThat(parse(parts)).isEqualTo(first);
        assertThat(bench().storeCalls()).isEqualTo(before);
    }

    @Test
    default void parsingIsTheSameOnAnyThreadAndOnSeveralAtOnce() throws Exception {
        List<CollectedParts.Part> parts = fetched();
        List<Fact> here = parse(parts);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var elsewhere = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(() -> parse(parts)))
                    .toList();
            for (var facts : elsewhere) {
                assertThat(facts.get()).isEqualTo(here);
            }
        } catch (ExecutionException e) {
            throw new AssertionError("parsing failed on another thread", e);
        }
    }

    @Test
    default void parsingDoesNotDependOnWhereTheServerStands() throws Exception {
        List<CollectedParts.Part> parts = fetched();
        List<Fact> here = parse(parts);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();

        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(parse(parts)).isEqualTo(here);
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(parse(parts)).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    default void aFileThatIsCutOffIsUnreadable() throws Exception {
        List<CollectedParts.Part> parts = fetched();
        int length = parts.getLast().bytes().length;

        for (int kept : new int[] {0, 1, length / 4, length / 2, length - 8, length - 1}) {
            assertUnreadable(withLast(parts, Arrays.copyOf(parts.getLast().bytes(), Math.max(0, kept))));
        }
    }

    @Test
    default void aWebPageInsteadOfAReportIsUnreadable() throws Exception {
        List<CollectedParts.Part> parts = fetched();

        assertUnreadable(
                withLast(parts, "<!DOCTYPE html><html><body>Sign in</body></html>".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    default void aFileOfAnotherPeriodIsUnreadable() throws Exception {
        List<CollectedParts.Part> parts = fetched();
        ReportSlice slice = bench().fixture().sliceWithFacts();
        ReportPeriod later = slice.period().next().next();

        ConnectorFailure failure =
                Failures.of(() -> bench().parse(new ReportSlice(slice.stream(), slice.vendor(), later), parts));

        assertThat(failure).isInstanceOf(ConnectorFailure.Unreadable.class);
    }

    @Test
    default void anArchiveThatFailsIsNoUnreadableReport() throws Exception {
        RawPart broken = new RawPart() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public InputStream open() throws IOException {
                throw new IOException("the disk is gone");
            }
        };

        assertThatThrownBy(() -> bench().parse(bench().fixture().sliceWithFacts(), List.of(broken)))
                .isInstanceOf(IOException.class);
    }

    private List<CollectedParts.Part> fetched() throws ConnectorException, IOException, InterruptedException {
        CollectedParts parts = new CollectedParts();
        LinkGrant grant = bench().link();
        bench().inSession(grant, bench().context(), session -> TestBench.reportsOf(session)
                .fetch(bench().fixture().sliceWithFacts(), Optional.empty(), parts));
        return parts.all();
    }

    private List<Fact> parse(List<CollectedParts.Part> parts) throws ConnectorException, IOException {
        return bench().parse(bench().fixture().sliceWithFacts(), parts);
    }

    private void assertUnreadable(List<CollectedParts.Part> parts) {
        assertThat(Failures.of(() -> parse(parts)))
                .as("%d bytes", parts.getLast().bytes().length)
                .isInstanceOf(ConnectorFailure.Unreadable.class);
    }

    private static List<CollectedParts.Part> withLast(List<CollectedParts.Part> parts, byte[] bytes) {
        List<CollectedParts.Part> changed = new ArrayList<>(parts);
        changed.set(parts.size() - 1, parts.getLast().with(bytes));
        return changed;
    }
}
