package org.storelink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.Review;
import org.storelink.connector.ReviewPage;
import org.storelink.connector.StoreApp;

/** Group 1200: reviews come page by page, newest first, each once, and trouble is never taken for no reviews. For modes that give them. */
interface ReviewRules extends OnBench {

    int LONGEST_TOKEN = 4_000;

    @Test
    default void aSessionHasReviewsExactlyWhenItsModeGivesThem()
            throws ConnectorException, IOException, InterruptedException {
        LinkGrant grant = bench().link();
        int before = bench().storeCalls();

        boolean given = bench().inSession(
                        grant, bench().context(), session -> session.reviews().isPresent());

        assertThat(given).isEqualTo(bench().gives(Capability.REVIEWS));
        assertThat(bench().storeCalls()).isEqualTo(before);
    }

    @Test
    default void theAppsThatAreNamedAreThoseThatHaveReviews()
            throws ConnectorException, IOException, InterruptedException {
        if (!bench().gives(Capability.REVIEWS)) {
            return;
        }

        List<StoreApp> apps = bench().inSession(
                        bench().link(), bench().context(), session -> TestBench.reviewsOf(session)
                                .apps());

        assertThat(apps).extracting(StoreApp::storeId).doesNotHaveDuplicates().contains(bench().appWithReviews());
    }

    @Test
    default void everyReviewIsReadOnceAndTheNewestFirst() throws ConnectorException, IOException, InterruptedException {
        if (!bench().gives(Capability.REVIEWS)) {
            return;
        }
        String app = bench().appWithReviews();

        List<Review> reviews = everyReview(bench().link());

        assertThat(reviews).isNotEmpty();
        assertThat(reviews).extracting(Review::id).doesNotHaveDuplicates();
        assertThat(reviews).extracting(Review::product).containsOnly(app);
        assertThat(reviews)
                .extracting(Review::writtenAt)
                .isSortedAccordingTo(Comparator.reverseOrder())
                .allMatch(at -> !at.isAfter(bench().clock().instant()));
    }

    @Test
    default void readAgainTheReviewsAreEqual() throws ConnectorException, IOException, InterruptedException {
        if (!bench().gives(Capability.REVIEWS)) {
            return;
        }
        LinkGrant grant = bench().link();

        assertThat(everyReview(grant)).isEqualTo(everyReview(grant));
    }

    @Test
    default void anotherSessionGoesOnWhereOneStopped() throws ConnectorException, IOException, InterruptedException {
        if (!bench().gives(Capability.REVIEWS)) {
            return;
        }
        LinkGrant grant = bench().link();
        List<Review> whole = everyReview(grant);
        List<Review> piecemeal = new ArrayList<>();
        Optional<ResumeToken> after = Optional.empty();
        do {
            ReviewPage page = page(grant, after);
            piecemeal.addAll(page.reviews());
            after = page.next();
        } while (after.isPresent() && piecemeal.size() <= whole.size());

        assertThat(piecemeal).isEqualTo(whole);
    }

    @Test
    default void reviewsOfAnAppThatIsNotTheAccountsAreATypedFailure() throws ConnectorException {
        if (!bench().gives(Capability.REVIEWS)) {
            return;
        }
        LinkGrant grant = bench().link();

        assertThat(Failures.of(() -> bench().inSession(grant, bench().context(), session -> TestBench.reviewsOf(session)
                        .page("99999999", Optional.empty()))))
                .isInstanceOf(ConnectorFailure.RequestRejected.class);
    }

    @Test
    default void aStoreInTroubleIsNotTakenForNoReviews() throws ConnectorException {
        if (!bench().gives(Capability.REVIEWS)
                || bench().descriptor().endpoints().isEmpty()) {
            return;
        }
        LinkGrant grant = bench().link();
        String page = "<!DOCTYPE html><html><head><title>Maintenance</title></head></html>";
        for (int status : new int[] {200, 302, 403, 502, 503}) {
            try (OddServer gateway = OddServer.answering(status, Map.of("Content-Type", "text/html"), page)) {
                assertNoReviewsCome(grant, gateway.uri());
            }
        }
        URI nobody;
        try (OddServer server = OddServer.answering(200, Map.of(), "")) {
            nobody = server.uri();
        }
        assertNoReviewsCome(grant, nobody);
    }

    @Test
    default void readingThatWaitsEndsSoonAfterAnInterrupt() throws Exception {
        if (!bench().gives(Capability.REVIEWS)
                || bench().descriptor().endpoints().isEmpty()) {
            return;
        }
        LinkGrant grant = bench().link();
        try (SilentStore silent = new SilentStore()) {
            silent.assertEndsSoonAfterAnInterrupt(() -> bench().inSession(
                            grant, bench().everythingAt(silent.uri()), session -> TestBench.reviewsOf(session)
                                    .page(bench().appWithReviews(), Optional.empty())));
        }
    }

    private void assertNoReviewsCome(LinkGrant grant, URI address) {
        LentContext context = bench().everythingAt(address);

        assertThat(List.of(
                        Failures.of(() -> bench().inSession(grant, context, session -> TestBench.reviewsOf(session)
                                .page(bench().appWithReviews(), Optional.empty()))),
                        Failures.of(() -> bench().inSession(grant, context, session -> TestBench.reviewsOf(session)
                                .apps()))))
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOfAny(ConnectorFailure.Unavailable.class, ConnectorFailure.Unreadable.class));
    }

    private List<Review> everyReview(LinkGrant grant) throws ConnectorException, IOException, InterruptedException {
        return bench().inSession(grant, bench().context(), session -> {
            List<Review> all = new ArrayList<>();
            Set<ResumeToken> tokens = new HashSet<>();
            Optional<ResumeToken> after = Optional.empty();
            do {
                ReviewPage page = TestBench.reviewsOf(session).page(bench().appWithReviews(), after);
                all.addAll(page.reviews());
                after = page.next();
                after.ifPresent(token -> assertThat(token.value().length()).isLessThanOrEqualTo(LONGEST_TOKEN));
                after.ifPresent(token -> assertThat(tokens.add(token))
                        .as("comes on and does not go round in circles")
                        .isTrue());
            } while (after.isPresent());
            return all;
        });
    }

    private ReviewPage page(LinkGrant grant, Optional<ResumeToken> after)
            throws ConnectorException, IOException, InterruptedException {
        return bench().inSession(grant, bench().context(), session -> TestBench.reviewsOf(session)
                .page(bench().appWithReviews(), after));
    }
}
