package org.storelink.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Reply;
import org.storelink.connector.ReviewId;
import org.storelink.connector.StoreApp;
import org.storelink.platform.ProblemException;
import org.storelink.platform.testing.DatabaseTest;

/** What customers write is here as the store shows it, every revision of it, whatever happens in between. */
@DatabaseTest
class ReadingTest {

    private static final Duration INTERVAL = Duration.ofMinutes(15);
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final Duration DAY = Duration.ofHours(24);

    @AutoClose
    private final SupportDesk desk = new SupportDesk();

    private void five() {
        days(5);
    }

    /** A review a day. */
    private void days(int last) {
        for (int day = 1; day <= last; day++) {
            desk.store.writes("r" + day, "Body " + day, "2026-11-0" + day + "T10:00:00Z");
        }
    }

    private List<String> bodies() {
        return desk.all().stream().map(ReviewView::review).toList();
    }

    @Test
    void everyPageIsRead() throws Exception {
        five();

        desk.visit();

        assertThat(bodies()).containsExactly("Body 5", "Body 4", "Body 3", "Body 2", "Body 1");
        assertThat(desk.store.asked).containsExactly("front", "2", "4");
        assertThat(desk.checked().getFirst().checkedAt()).contains(desk.clock.instant());
    }

    @Test
    void nobodyAsksBeforeItIsTime() throws Exception {
        five();
        desk.visit();

        desk.visitAfter(INTERVAL.minusSeconds(1));

        assertThat(desk.store.asked).hasSize(3);
    }

    @Test
    void aPersonNeedNotWait() throws Exception {
        desk.visit();
        desk.store.writes("r1", "New", "2026-11-22T08:00:30Z");
        desk.clock.advance(Duration.ofMinutes(1));

        desk.correspondence.hurry(desk.target());
        desk.visit();

        assertThat(bodies()).containsExactly("New");
    }

    @Test
    void laterOnlyWhatIsNewIsRead() throws Exception {
        days(9);
        desk.visit();
        desk.store.asked.clear();
        desk.store.writes("new", "New", "2026-11-22T08:05:00Z");

        desk.visitAfter(INTERVAL);

        assertThat(desk.store.asked)
                .as("the third page lies more than two days before known ground")
                .containsExactly("front", "2", "4");
        assertThat(bodies()).first().isEqualTo("New");
    }

    @Test
    void whatACrashCutOffIsReadByTheNextWalk() throws Exception {
        five();
        desk.visit();
        for (int minute = 1; minute <= 6; minute++) {
            desk.store.writes("n" + minute, "New " + minute, "2026-11-22T08:0" + minute + ":00Z");
        }
        desk.clock.advance(INTERVAL);
        desk.store.pagesUntilSilence = 1;
        assertThatThrownBy(desk::visit).isInstanceOf(ConnectorException.class);

        desk.visitAfter(Duration.ofHours(1));

        assertThat(desk.all()).hasSize(11);
        assertThat(desk.store.asked).endsWith("front", "2", "2", "4", "6", "8");
    }

    @Test
    void aWalkGoesOnWhereItWasLeft() throws Exception {
        desk.store.perPage = 1;
        for (int number = 10; number < 40; number++) {
            desk.store.writes("r" + number, "Body " + number, "2026-10-01T10:" + number + ":00Z");
        }

        desk.visit();
        assertThat(desk.all()).as("one visit has its measure").hasSize(20);
        desk.visit();

        assertThat(desk.list(ReviewFilter.ALL).total()).isEqualTo(30);
        assertThat(desk.store.asked).hasSize(30);
    }

    @Test
    void anEditMakesARevisionAndKeepsTheOneBefore() throws Exception {
        desk.store.writes("r1", "It is slow.", "2026-11-01T10:00:00Z");
        desk.visit();
        desk.store.writes(new ReviewId("web", "r1"), 5, "Title r1", "It is fast now.", "2026-11-22T08:10:00Z");

        desk.visitAfter(INTERVAL);

        assertThat(desk.all()).hasSize(1);
        ReviewDetail detail = desk.detail(SupportDesk.VERA, desk.review("It is fast"));
        assertThat(detail.review().stars()).isEqualTo(5);
        assertThat(detail.review().revision()).isEqualTo(2);
        assertThat(detail.revisions()).hasSize(1);
        assertThat(detail.revisions().getFirst().review()).isEqualTo("It is slow.");
        assertThat(detail.revisions().getFirst().date()).isEqualTo(Instant.parse("2026-11-01T10:00:00Z"));
    }

    @Test
    void whatTwoWalksHaveMissedIsDeletedAndMayComeBack() throws Exception {
        five();
        desk.visit();
        desk.store.deletes("r2");

        desk.visitAfter(DAY);
        assertThat(desk.all()).noneMatch(ReviewView::deleted);
        desk.visitAfter(DAY);
        assertThat(desk.all())
                .filteredOn(ReviewView::deleted)
                .extracting(ReviewView::review)
                .containsExactly("Body 2");

        desk.store.writes("r2", "Body 2", "2026-11-02T10:00:00Z");
        desk.visitAfter(DAY);
        assertThat(desk.all()).hasSize(5).noneMatch(ReviewView::deleted);
    }

    @Test
    void anOlderNumberingMakesNoDoubles() throws Exception {
        five();
        desk.visit();
        var again = List.copyOf(desk.store.reviews.values());
        desk.store.reviews.clear();
        again.forEach(review -> desk.store.writes(
                new ReviewId("older", "9" + review.id().value()),
                review.rating(),
                review.title(),
                review.body(),
                review.writtenAt().plusMillis(300).toString()));

        desk.visitAfter(DAY);

        assertThat(desk.all()).hasSize(5).noneMatch(ReviewView::deleted);
    }

    @Test
    void whatIsDeletedAfterTheNumberingHasChangedCountsAsDeleted() throws Exception {
        five();
        desk.visit();
        var again = List.copyOf(desk.store.reviews.values());
        desk.store.reviews.clear();
        again.forEach(review -> desk.store.writes(
                new ReviewId("older", "9" + review.id().value()),
                review.rating(),
                review.title(),
                review.body(),
                review.writtenAt().toString()));
        desk.visitAfter(DAY);
        desk.store.reviews.remove(new ReviewId("older", "9r2"));

        desk.visitAfter(DAY);
        assertThat(desk.all()).noneMatch(ReviewView::deleted);
        desk.visitAfter(DAY);

        assertThat(desk.all())
                .filteredOn(ReviewView::deleted)
                .extracting(ReviewView::review)
                .containsExactly("Body 2");
    }

    @Test
    void twoThatSayTheSameAreTwo() throws Exception {
        desk.store.writes(new ReviewId("web", "a"), 5, "Good", "Good", "2026-11-01T10:00:00Z");
        desk.store.writes(new ReviewId("web", "b"), 5, "Good", "Good", "2026-11-01T10:00:00Z");

        desk.visit();

        assertThat(desk.all()).hasSize(2);
    }

    @Test
    void textsSurviveWhateverTheyHold() throws Exception {
        String body = "nul \0, half \ud83d, escape \u001b, " + "👍".repeat(2_990);
        desk.store.writes(new ReviewId("web", "odd"), 1, "<b>\0</b>", body, "2026-11-01T10:00:00Z");

        desk.visit();

        ReviewView review = desk.all().getFirst();
        assertThat(review.review()).isEqualTo(body);
        assertThat(review.title()).isEqualTo("<b>\0</b>");
        desk.visitAfter(DAY);
        assertThat(desk.all().getFirst().revision()).as("nothing has changed").isEqualTo(1);
    }

    @Test
    void aCircleEnds() throws Exception {
        five();
        desk.store.circles = true;

        desk.visit();

        assertThat(desk.store.asked.size()).isLessThan(10);
        assertThat(desk.all()).hasSize(5);

        desk.store.circles = false;
        desk.visitAfter(Duration.ofHours(1));
        desk.store.writes("new", "New", "2026-11-22T09:05:00Z");
        desk.visitAfter(INTERVAL);
        assertThat(bodies()).as("the circle is left").first().isEqualTo("New");
    }

    @Test
    void aPlaceThatTheStoreHasForgottenIsNoEnd() throws Exception {
        days(9);
        desk.store.pagesUntilSilence = 3;
        assertThatThrownBy(desk::visit).isInstanceOf(ConnectorException.class);
        desk.store.pageFailures.add(new ConnectorFailure.RequestRejected("No such place."));

        desk.visitAfter(Duration.ofHours(1));

        assertThat(desk.all()).hasSize(9);
        assertThat(desk.store.asked).endsWith("6", "6", "front", "2", "4", "6", "8");
    }

    @Test
    void whatIsGoneIsSaidAndAskedLater() throws Exception {
        desk.store.pageFailures.add(new ConnectorFailure.Gone("No reviews here any more."));
        five();

        desk.visit();

        assertThat(desk.checked().getFirst().problem()).contains("Practice: No reviews here any more.");
        assertThat(desk.checked().getFirst().checkedAt()).isEmpty();
        desk.visitAfter(Duration.ofHours(1));
        assertThat(desk.all()).hasSize(5);
        assertThat(desk.checked().getFirst().problem()).isEmpty();
    }

    @Test
    void theStoresOwnReplyIsShown() throws Exception {
        five();
        desk.store.replies.put(
                new ReviewId("web", "r3"),
                new Reply("Thank you.", Reply.State.PUBLISHED, Optional.of(Instant.parse("2026-11-04T10:00:00Z"))));

        desk.visit();

        assertThat(desk.all()).filteredOn(ReviewView::hasResponse).hasSize(1);
        ReplyView reply = desk.reply(desk.review("Body 3"));
        assertThat(reply.content()).isEqualTo("Thank you.");
        assertThat(reply.state()).isEqualTo(ReplyState.PUBLISHED);
        assertThat(reply.versions()).isNull();
        assertThat(desk.count().hasResponses()).containsEntry("yes", 1L).containsEntry("no", 4L);
    }

    @Test
    void filtersNarrowDown() throws Exception {
        five();
        desk.store.writes(new ReviewId("web", "x"), 1, "100 %", "Crashes_often", "2026-11-10T10:00:00Z");
        desk.visit();

        assertThat(found(
                        new ReviewFilter.Parameters("CRASHES_", null, null, null, null, null, null, null, false, null)))
                .hasSize(1);
        assertThat(found(new ReviewFilter.Parameters("%", null, "de", null, "1,2", null, null, null, false, null)))
                .hasSize(1);
        assertThat(found(new ReviewFilter.Parameters(null, null, "US", null, null, null, null, null, false, null)))
                .isEmpty();
        assertThat(found(new ReviewFilter.Parameters(
                        null, null, null, null, null, "2026-11-02", "2026-11-03", "none", true, SupportDesk.ACCOUNT)))
                .hasSize(2);
        assertThat(desk.count().stars())
                .containsEntry("1", 1L)
                .containsEntry("4", 5L)
                .containsEntry("5", 0L);
    }

    private List<ReviewView> found(ReviewFilter.Parameters parameters) {
        return desk.list(ReviewFilter.parse(parameters, Set.of(), TODAY)).reviews();
    }

    @Test
    void whatIsNotUnderstoodIsNamed() {
        var parameters = new ReviewFilter.Parameters(null, null, "DEU", null, "6", null, null, "answered", false, null);

        assertThatThrownBy(() -> ReviewFilter.parse(parameters, Set.of(), TODAY))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.errors())
                        .extracting(ProblemException.FieldError::field)
                        .containsExactly("countries", "stars", "response_state"));
    }

    @Test
    void withoutTheCapabilityNothingIsAsked() throws Exception {
        five();
        desk.granted.removeAll(Set.of(Capability.REVIEWS));

        desk.visit();

        assertThat(desk.store.asked).isEmpty();
        assertThatThrownBy(() -> desk.list(ReviewFilter.ALL)).isInstanceOf(ProblemException.class);
    }

    @Test
    void anotherOrganizationSeesNothing() throws Exception {
        five();
        desk.visit();
        long review = desk.review("Body 1");

        assertThatThrownBy(() -> desk.detail(SupportDesk.STRANGER, review)).isInstanceOf(ProblemException.class);
    }

    @Test
    void twoAccountsThatReadOneAppAtOnceKeepEachReviewOnce() throws Exception {
        // The app is known by then: this is about its reviews. A day later the first account reads all of them too.
        desk.visit();
        desk.clock.advance(DAY);
        days(9);
        var together = new CyclicBarrier(2);
        desk.store.meanwhile = () -> {
            try {
                together.await(10, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };

        try (ExecutorService runs = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> both = new ArrayList<>();
            for (long account : new long[] {SupportDesk.ACCOUNT, SupportDesk.OTHER_ACCOUNT}) {
                both.add(runs.submit(() -> {
                    desk.visit(account);
                    return true;
                }));
            }
            for (Future<Boolean> each : both) {
                assertThat(each.get()).isTrue();
            }
        }

        assertThat(bodies()).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    void aDateMayBeToldByHowLongAgoItIs() throws Exception {
        days(9);
        desk.visit();

        assertThatThrownBy(() -> found(
                        new ReviewFilter.Parameters(null, null, null, null, null, "-2w", "-15", null, false, null)))
                .isInstanceOf(ProblemException.class);
        assertThat(found(new ReviewFilter.Parameters(null, null, null, null, null, "-15", "-2w", null, false, null)))
                .extracting(ReviewView::review)
                .containsExactly("Body 8", "Body 7");
    }

    @Test
    void anAppThatCannotBeReadIsSaidAndNotCountedAsChecked() throws Exception {
        five();
        desk.visit();
        Instant first = desk.checked().getFirst().checkedAt().orElseThrow();

        desk.store.pageFailures.add(new ConnectorFailure.Unreadable("The page has changed."));
        desk.visitAfter(INTERVAL);

        CheckedAccount account = desk.checked().getFirst();
        assertThat(account.checkedAt()).contains(first);
        assertThat(account.problem()).contains("Practice: The page has changed.");

        desk.visitAfter(INTERVAL);

        assertThat(desk.checked().getFirst().problem()).isEmpty();
        assertThat(desk.checked().getFirst().checkedAt()).contains(desk.clock.instant());
    }

    @Test
    void troubleWithRepliesSaysNothingOfReviews() throws Exception {
        five();
        desk.visit();
        long review = desk.review("Body 3");
        desk.store.meanwhile = () -> {
            desk.store.meanwhile = () -> {};
            desk.reply(review, "Thank you.");
        };
        desk.store.lookFailures.add(
                new ConnectorFailure.Throttled(desk.clock.instant().plus(DAY.multipliedBy(2)), "Too often."));
        desk.store.perPage = 1;
        desk.clock.advance(DAY);

        assertThatThrownBy(desk::visit).hasMessageContaining("Too often");

        assertThat(desk.checked().getFirst().problem()).isEmpty();
    }

    private void secondApp() {
        desk.store.apps.add(new StoreApp("4712", "Second"));
        desk.store.writes("4712", new ReviewId("web", "s1"), 5, "Fine", "Of the second app", "2026-11-12T10:00:00Z");
    }

    @Test
    void anAppThatIsGoneKeepsNoOtherFromBeingRead() throws Exception {
        five();
        secondApp();
        desk.store.failingApps.put(PracticeStore.APP, new ConnectorFailure.Gone("Not known here."));

        desk.visit();

        assertThat(bodies()).containsExactly("Of the second app");
        assertThat(desk.checked().getFirst().problem()).contains("Practice: Not known here.");
    }

    @Test
    void anAgreementThatOnlyReviewsWaitForKeepsNothingElseBack() throws Exception {
        five();
        desk.store.pageFailures.add(new ConnectorFailure.AgreementMissing("The Account Holder must sign."));

        desk.visit();

        assertThat(desk.checked().getFirst().problem()).contains("The Account Holder must sign.");
        assertThat(bodies()).isEmpty();
    }

    @Test
    void whatEndsALookDoesNotKeepTheSameAppsFromBeingRead() throws Exception {
        five();
        secondApp();
        desk.store.perPage = 9;
        desk.visit();
        desk.store.writes("r9", "Body 9", "2026-11-21T10:00:00Z");
        desk.store.writes(
                "4712", new ReviewId("web", "s2"), 5, "Fine", "Newer of the second app", "2026-11-21T10:00:00Z");

        desk.store.silence = new ConnectorFailure.Throttled(desk.clock.instant(), "Too often.");
        desk.store.pagesUntilSilence = 1;
        assertThatThrownBy(() -> desk.visitAfter(INTERVAL)).isInstanceOf(ConnectorException.class);
        desk.store.pagesUntilSilence = 1;
        assertThatThrownBy(() -> desk.visitAfter(Duration.ofHours(1))).isInstanceOf(ConnectorException.class);

        assertThat(bodies()).contains("Body 9", "Newer of the second app");
    }

    @Test
    void anOlderPageDoesNotBringOldWordsBack() throws Exception {
        desk.store.writes("r1", "It is slow.", "2026-11-01T10:00:00Z");
        desk.visit();
        desk.store.writes("r1", "It is fast now.", "2026-11-03T10:00:00Z");
        desk.visitAfter(INTERVAL);
        desk.store.writes("r1", "It is slow.", "2026-11-01T10:00:00Z");

        desk.visitAfter(DAY);

        assertThat(bodies()).containsExactly("It is fast now.");
        assertThat(desk.detail(SupportDesk.ADA, desk.review("It is fast")).revisions())
                .hasSize(1);
    }

    @Test
    void whoeverHasLostTheAccountWritesNothingDown() {
        five();
        desk.store.meanwhile = () -> desk.leaseLost = true;

        assertThatThrownBy(desk::visit).hasMessageContaining("Another node");

        assertThat(bodies()).isEmpty();
    }

    @Test
    void theCharacterThatNoDatabaseLooksForIsRefused() {
        assertThatThrownBy(() -> found(
                        new ReviewFilter.Parameters("a\0b", null, null, null, null, null, null, null, false, null)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.errors())
                        .extracting(ProblemException.FieldError::field)
                        .containsExactly("q"));
    }

    @Test
    void appsThatAreGoneKeepTheOthersFromBeingReadNoLongerThanALook() throws Exception {
        five();
        for (int app = 1; app <= 3; app++) {
            desk.store.apps.add(0, new StoreApp("gone" + app, "Gone " + app));
            desk.store.failingApps.put("gone" + app, new ConnectorFailure.Gone("Not known here."));
        }
        secondApp();

        desk.visit();
        desk.visitAfter(Duration.ofHours(1));
        desk.visitAfter(Duration.ofHours(3));

        assertThat(bodies()).contains("Body 1", "Of the second app");
    }

    @Test
    void anAppThatDoesNotAnswerIsNotAlwaysTheFirst() throws Exception {
        five();
        secondApp();
        desk.store.failingApps.put(PracticeStore.APP, new ConnectorFailure.Unavailable("Out of order."));
        assertThatThrownBy(desk::visit).isInstanceOf(ConnectorException.class);

        assertThatThrownBy(() -> desk.visitAfter(Duration.ofHours(1))).isInstanceOf(ConnectorException.class);

        assertThat(bodies()).containsExactly("Of the second app");
    }

    @Test
    void aConnectionThatBreaksIsAskedForAgainLater() throws Exception {
        five();
        desk.store.breaks = true;

        assertThatThrownBy(desk::visit).isInstanceOf(ConnectorException.class).hasMessageContaining("broke");

        assertThat(desk.checked().getFirst().problem())
                .hasValueSatisfying(words -> assertThat(words).contains("broke"));
        assertThat(desk.correspondence.wants(desk.target())).isFalse();
    }
}
