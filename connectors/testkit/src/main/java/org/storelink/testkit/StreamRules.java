package org.storelink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Fact;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.SliceResult;

/** Group 600: fetching is repeatable, and the ways of having nothing are kept apart. */
interface StreamRules extends OnBench {

    int LARGEST_RESUME_TOKEN = 4_000;

    @Test
    default void aReportIsFetchedWhole() throws ConnectorException, IOException, InterruptedException {
        CollectedParts parts = new CollectedParts();

        SliceResult result = fetch(bench().fixture().sliceWithFacts(), parts);

        assertThat(result).isInstanceOf(SliceResult.Complete.class);
        assertThat(parts.all()).isNotEmpty().allSatisfy(part -> {
            assertThat(part.name()).isNotBlank();
            assertThat(part.bytes()).isNotEmpty();
            assertThat(part.resumeAfter().stream())
                    .allMatch(token -> token.value().length() <= LARGEST_RESUME_TOKEN);
        });
        assertThat(parts.all().getLast().resumeAfter()).isEmpty();
    }

    @Test
    default void fetchedTwiceTheFactsAreEqual() throws ConnectorException, IOException, InterruptedException {
        ReportSlice slice = bench().fixture().sliceWithFacts();
        CollectedParts first = new CollectedParts();
        CollectedParts second = new CollectedParts();

        fetch(slice, first);
        fetch(slice, second);

        List<Fact> facts = bench().parse(slice, first.all());
        assertThat(facts).isNotEmpty();
        assertThat(bench().parse(slice, second.all())).isEqualTo(facts);
    }

    @Test
    default void goingOnAfterEachPartBringsExactlyTheRest()
            throws ConnectorException, IOException, InterruptedException {
        ReportSlice slice = bench().fixture().sliceWithFacts();
        CollectedParts whole = new CollectedParts();
        LinkGrant grant = bench().link();
        bench().inSession(grant, bench().context(), session -> TestBench.reportsOf(session)
                .fetch(slice, Optional.empty(), whole));

        for (int part = 0; part < whole.all().size() - 1; part++) {
            Optional<ResumeToken> resume = whole.all().get(part).resumeAfter();
            CollectedParts rest = new CollectedParts();
            bench().inSession(grant, bench().context(), session -> TestBench.reportsOf(session)
                    .fetch(slice, resume, rest));
            assertThat(rest.all()).hasSize(whole.all().size() - (resume.isPresent() ? part + 1 : 0));
        }
    }

    @Test
    default void nothingToReportIsEmptyAndBringsNoPart() throws ConnectorException, IOException, InterruptedException {
        Optional<ReportSlice> slice = bench().fixture().sliceWithoutFacts();
        if (slice.isPresent()) {
            CollectedParts parts = new CollectedParts();

            assertThat(fetch(slice.get(), parts)).isInstanceOf(SliceResult.Empty.class);
            assertThat(parts.all()).isEmpty();
        }
    }

    @Test
    default void aReportThatIsNotMadeYetSaysWhenToAskAgain()
            throws ConnectorException, IOException, InterruptedException {
        Optional<ReportSlice> slice = bench().fixture().sliceNotMadeYet();
        if (slice.isPresent()) {
            CollectedParts parts = new CollectedParts();

            assertThat(fetch(slice.get(), parts))
                    .isInstanceOfSatisfying(SliceResult.NotYetAvailable.class, notYet -> assertThat(notYet.notBefore())
                            .isAfter(bench().clock().instant()));
            assertThat(parts.all()).isEmpty();
        }
    }

    @Test
    default void aReportThatNeverComesSaysWhy() throws ConnectorException, IOException, InterruptedException {
        Optional<ReportSlice> slice = bench().fixture().sliceThatNeverComes();
        if (slice.isPresent()) {
            CollectedParts parts = new CollectedParts();

            assertThat(fetch(slice.get(), parts))
                    .isInstanceOfSatisfying(SliceResult.Never.class, never -> assertThat(never.why())
                            .isNotBlank());
            assertThat(parts.all()).isEmpty();
        }
    }

    @Test
    default void aVendorThatIsNotTheAccountsIsATypedFailure() throws ConnectorException {
        LinkGrant grant = bench().link();
        ReportSlice known = bench().fixture().sliceWithFacts();
        ReportSlice foreign = new ReportSlice(known.stream(), "99999999", known.period());

        assertThat(Failures.of(() -> bench().inSession(grant, bench().context(), session -> TestBench.reportsOf(session)
                        .fetch(foreign, Optional.empty(), new CollectedParts()))))
                .isNotNull();
    }

    private SliceResult fetch(ReportSlice slice, CollectedParts parts)
            throws ConnectorException, IOException, InterruptedException {
        return bench().inSession(bench().link(), bench().context(), session -> TestBench.reportsOf(session)
                .fetch(slice, Optional.empty(), parts));
    }
}
