package org.storelink.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storelink.ingestion.World.day;
import static org.storelink.ingestion.World.line;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.accounts.SyncStatus;
import org.storelink.accounts.SyncTarget;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Replies;
import org.storelink.connector.Reply;
import org.storelink.connector.ReplyLimit;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.Review;
import org.storelink.connector.ReviewId;
import org.storelink.connector.ReviewPage;
import org.storelink.connector.Reviews;
import org.storelink.connector.StoreApp;
import org.storelink.platform.testing.DatabaseTest;
import org.storelink.platform.testing.TestDatabase;

/** A run of an account calls for its reviews too, and neither holds up the other. */
@DatabaseTest
class ReviewVisitsTest {

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    @TempDir
    Path home;

    private World world;
    private final GuestBook book = new GuestBook();

    /** One app with one review, unless a test wants more. */
    private static final class GuestBook implements Reviews {

        private final Deque<ConnectorFailure> failures = new ArrayDeque<>();
        private int size = 1;
        private int calls;

        @Override
        public List<StoreApp> apps() {
            return List.of(new StoreApp("1", "One"));
        }

        @Override
        public ReviewPage page(String app, Optional<ResumeToken> after) throws ConnectorException {
            calls++;
            if (!failures.isEmpty()) {
                throw new ConnectorException(failures.remove());
            }
            List<Review> reviews = IntStream.rangeClosed(1, size)
                    .mapToObj(number -> new Review(
                            new ReviewId("book", Integer.toString(number)),
                            app,
                            5,
                            "Good",
                            "Good",
                            "Nick",
                            "DE",
                            Optional.empty(),
                            Instant.parse("2026-11-20T10:00:00Z"),
                            Optional.empty()))
                    .toList();
            return new ReviewPage(reviews, Optional.empty());
        }
    }

    /** Replies are not to be had any more. */
    private static final class ClosedDesk implements Replies {

        private int looks;

        @Override
        public ReplyLimit limit() {
            return new ReplyLimit(100, ReplyLimit.Unit.CODE_UNITS);
        }

        @Override
        public Optional<Reply> current(ReviewId review) throws ConnectorException {
            looks++;
            throw new ConnectorException(new ConnectorFailure.Gone("No replies any more."));
        }

        @Override
        public Reply publish(ReviewId review, String text) {
            throw new IllegalStateException("nothing is sent without a look");
        }

        @Override
        public void withdraw(ReviewId review) {
            throw new IllegalStateException("nothing is sent without a look");
        }
    }

    @BeforeEach
    void open() {
        database.inTransaction(() -> {
            database.entityManager()
                    .createNativeQuery("INSERT INTO organization (id, name, founded_at) VALUES (" + World.ORGANIZATION
                            + ", 'Organization', CURRENT_TIMESTAMP)")
                    .executeUpdate();
        });
        world = new World(database, home);
        world.store.shows(book);
        world.store.sells(day("2026-11-21"), line(3, "2.10"));
        link(Set.of(Capability.SALES, Capability.REVIEWS));
    }

    private void link(Set<Capability> granted) {
        world.sessions.link(
                new SyncTarget(
                        World.ORGANIZATION,
                        World.ACCOUNT,
                        ScriptedStore.ID,
                        ScriptedStore.MODE,
                        List.of(World.VENDOR),
                        granted,
                        Instant.parse(World.NOW),
                        1),
                world.store);
    }

    /** Somebody has written a reply to each review. */
    private void replyToAll() {
        database.inTransaction(() -> {
            database.entityManager()
                    .createNativeQuery(
                            "INSERT INTO reply_version (organization_id, id, review_id, version_number, account_id,"
                                    + " withdraws, content, member_id, member_name, written_at, review_revision, state, reason, tries,"
                                    + " missed_answers, next_try_at) SELECT organization_id, id, id, 1, "
                                    + World.ACCOUNT
                                    + ", FALSE, 'Thank you.', 1, 'Ada', written_at, 1, 'queued', '', 0, 0, written_at FROM review")
                    .executeUpdate();
            database.entityManager()
                    .createNativeQuery("UPDATE review SET newest_version = 1, response_state = 'queued'")
                    .executeUpdate();
        });
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** Somebody with a role for reviews alone. */
    @Test
    void anAccountThatBringsNoReportsIsUpToDateAndItsReviewsAreRead() {
        link(Set.of(Capability.REVIEWS));

        world.beat();
        world.beatAfter(Duration.ofDays(2));

        assertThat(reviews()).isEqualTo(1);
        assertThat(world.sessions.last()).map(SyncStatus::phase).contains(SyncStatus.Phase.UP_TO_DATE);
        assertThat(world.sessions.failures()).isEmpty();
        assertThat(world.store.asked()).isEmpty();
    }

    @Test
    void asksAtTheEndOfAVisitForWhatTheStoreCouldNotTellBefore() {
        link(Set.of(Capability.REVIEWS));

        world.beat();

        assertThat(world.sessions.pendingAskedFor()).isEqualTo(1);
        assertThat(world.store.asked()).isEmpty();
    }

    /** A key whose role is not in effect yet. */
    @Test
    void asksForWhatIsPendingWhereNothingIsGrantedYet() {
        link(Set.of());
        world.beat();
        assertThat(world.sessions.pendingAskedFor()).isZero();

        world.sessions.haveSomethingPending();
        world.beatAfter(Duration.ofDays(1));
        world.beatAfter(Duration.ofMinutes(1));

        assertThat(world.sessions.pendingAskedFor()).isEqualTo(1);
        assertThat(book.calls).isZero();
    }

    @Test
    void whatIsStillPendingTakesNothingAwayFromAVisit() {
        link(Set.of(Capability.REVIEWS));
        world.store.cannotTellWhatItGrants(new ConnectorFailure.Unavailable("Out of order."));

        world.beat();

        assertThat(reviews()).isEqualTo(1);
        assertThat(world.sessions.failures()).isEmpty();
    }

    /** By somebody who may not read sales: nothing was told of the account yet, since it was linked again. */
    @Test
    void anAccountThatBroughtReportsAndIsLinkedAgainWithoutThemIsUpToDate() {
        world.beat();
        link(Set.of(Capability.REVIEWS));

        world.beatAfter(Duration.ofDays(2));

        assertThat(world.sessions.last()).map(SyncStatus::phase).contains(SyncStatus.Phase.UP_TO_DATE);
    }

    private long reviews() {
        return database.inTransaction(() -> ((Number) database.entityManager()
                        .createNativeQuery("SELECT COUNT(*) FROM review")
                        .getSingleResult())
                .longValue());
    }

    @Test
    void oneRunBringsReportsAndReviews() {
        world.beat();

        assertThat(world.totals()).hasSize(1);
        assertThat(reviews()).isEqualTo(1);
        assertThat(book.calls).isEqualTo(1);
    }

    @Test
    void reviewsAreLookedForBetweenTheNights() {
        world.beat();
        world.store.forgetAsked();
        var told = world.sessions.last();

        world.beatAfter(Duration.ofMinutes(14));
        assertThat(book.calls).isEqualTo(1);
        world.beatAfter(Duration.ofMinutes(1));

        assertThat(book.calls).isEqualTo(2);
        assertThat(world.store.asked()).isEmpty();
        assertThat(world.sessions.last())
                .as("how far reports have come is another matter")
                .isEqualTo(told);
    }

    @Test
    void aRightThatIsMissingIsToldAndTheReportsComeAllTheSame() {
        book.failures.add(new ConnectorFailure.PermissionMissing(Capability.REVIEWS, "Customer Support is missing."));

        world.beat();

        assertThat(world.sessions.failures())
                .containsExactly(
                        new ConnectorFailure.PermissionMissing(Capability.REVIEWS, "Customer Support is missing."));
        assertThat(world.totals()).hasSize(1);
        assertThat(reviews()).isZero();
    }

    @Test
    void reviewsThatAreGoneLeaveTheAccountAlone() {
        book.failures.add(new ConnectorFailure.Gone("No reviews any more."));

        world.beat();

        assertThat(world.sessions.failures()).isEmpty();
        assertThat(world.totals()).hasSize(1);
        world.beatAfter(Duration.ofMinutes(30));
        assertThat(reviews()).isEqualTo(1);
    }

    @Test
    void repliesThatAreGoneLeaveReportsAndReviewsAlone() {
        book.size = 3;
        world.beat();
        var desk = new ClosedDesk();
        world.store.takes(desk);
        link(Set.of(Capability.SALES, Capability.REVIEWS, Capability.REPLIES));
        replyToAll();
        world.store.forgetAsked();
        world.store.sells(day("2026-11-22"), line(2, "1.40"));

        world.beatAfter(Duration.ofDays(1));

        assertThat(desk.looks).isEqualTo(3);
        assertThat(world.store.asked()).contains(day("2026-11-22"));
        assertThat(book.calls).isEqualTo(2);
        assertThat(world.sessions.failures()).isEmpty();
        world.beatAfter(Duration.ofMinutes(4));
        assertThat(desk.looks).as("replies rest").isEqualTo(3);
        world.beatAfter(Duration.ofMinutes(1));
        assertThat(desk.looks).as("it is asked again, and again left alone").isEqualTo(6);
    }

    @Test
    void aStoreThatIsOutOfOrderIsLeftAloneAndRecovers() {
        world.beat();
        book.failures.add(new ConnectorFailure.Unavailable("Out of order."));
        world.beatAfter(Duration.ofMinutes(15));
        assertThat(world.sessions.failures()).hasSize(1);
        int before = world.sessions.successes();

        world.beatAfter(Duration.ofMinutes(4));
        assertThat(book.calls).as("it rests").isEqualTo(2);
        world.beatAfter(Duration.ofMinutes(30));

        assertThat(book.calls).isEqualTo(3);
        assertThat(world.sessions.successes()).isEqualTo(before + 1);
    }

    @Test
    void aPersonWhoWantsEverythingNowGetsReviewsToo() {
        world.beat();
        world.clock.advance(Duration.ofMinutes(1));

        world.hurry();

        assertThat(book.calls).isEqualTo(2);
    }

    @Test
    void noSignInIsSpentOnALookAtReviews() {
        world.beat();
        world.sessions.haveEnded(true);

        world.beatAfter(Duration.ofMinutes(15));

        assertThat(world.sessions.failures())
                .as("nothing is wrong with the account")
                .isEmpty();
        assertThat(book.calls).isEqualTo(1);
        world.sessions.haveEnded(false);
        world.beatAfter(Duration.ofMinutes(30));
        assertThat(book.calls).isEqualTo(2);
    }

    @Test
    void aRestartGoesOn() {
        world.beat();
        world.restart();

        world.beatAfter(Duration.ofMinutes(15));

        assertThat(book.calls).isEqualTo(2);
        assertThat(reviews()).isEqualTo(1);
    }
}
