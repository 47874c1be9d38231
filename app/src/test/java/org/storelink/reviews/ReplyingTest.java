package org.storelink.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storelink.accounts.AccountUnlinked;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Reply;
import org.storelink.connector.ReviewId;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.testing.DatabaseTest;

/** A reply is at the store once, in its last version, or it is said why not; no text is ever lost. */
@DatabaseTest
class ReplyingTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration SETTLED = Duration.ofMinutes(4);

    @AutoClose
    private final SupportDesk desk = new SupportDesk();

    private long review;

    @BeforeEach
    void aReview() throws Exception {
        desk.store.writes("r1", "It is slow.", "2026-11-01T10:00:00Z");
        desk.visit();
        review = desk.review("It is slow");
    }

    private ReplyState state() {
        return desk.reply(review).state();
    }

    private static void isProblem(Problem problem, Callable<?> call) {
        assertThatThrownBy(call::call)
                .isInstanceOfSatisfying(ProblemException.class, thrown -> assertThat(thrown.problem())
                        .isEqualTo(problem));
    }

    private void loses(boolean arrives) {
        desk.store.faults.add(deed -> {
            if (arrives) {
                Optional<Reply> _ = deed.done();
            }
            throw new IOException("broken");
        });
    }

    @Test
    void theTextIsKeptBeforeItIsSentAndPublishedOnce() throws Exception {
        ReplyView kept = desk.reply(review, "We are on it.");
        assertThat(kept.state()).isEqualTo(ReplyState.QUEUED);
        assertThat(Objects.requireNonNull(kept.pending()).action()).isEqualTo("create");
        assertThat(desk.store.published).isEmpty();
        assertThat(desk.written.sent()).containsExactly(new ReplyWritten(1, SupportDesk.ACCOUNT));

        desk.visit();
        desk.visitAfter(Duration.ofHours(30));

        ReplyView reply = desk.reply(review);
        assertThat(reply.state()).isEqualTo(ReplyState.PUBLISHED);
        assertThat(reply.content()).isEqualTo("We are on it.");
        assertThat(reply.pending()).isNull();
        assertThat(Objects.requireNonNull(reply.user()).name()).isEqualTo("Ada");
        assertThat(desk.store.published).containsExactly("We are on it.");
    }

    @Test
    void aReplyThatTheStoreHoldsBackIsFollowedUntilItIsShown() throws Exception {
        desk.store.stateOfNew = Reply.State.PENDING;
        desk.reply(review, "We are on it.");
        desk.visit();
        assertThat(state()).isEqualTo(ReplyState.PENDING);

        desk.store.replies.put(
                new ReviewId("web", "r1"), new Reply("We are on it.", Reply.State.PUBLISHED, Optional.empty()));
        desk.visitAfter(Duration.ofHours(1));

        assertThat(state()).isEqualTo(ReplyState.PUBLISHED);
        assertThat(desk.store.published).hasSize(1);
    }

    @Test
    void noSignInIsSpentOnFollowingAReplyThatTheStoreHas() throws Exception {
        desk.store.stateOfNew = Reply.State.PENDING;
        desk.reply(review, "We are on it.");
        desk.granted.remove(Capability.REVIEWS);
        assertThat(desk.correspondence.wantsToSend(desk.target())).isTrue();
        desk.visit();
        assertThat(desk.correspondence.wants(desk.target())).isFalse();
        desk.clock.advance(Duration.ofHours(1));

        assertThat(desk.correspondence.wantsToSend(desk.target())).isFalse();
        assertThat(desk.correspondence.waiting()).hasSize(1);
        assertThat(desk.correspondence.wants(desk.target())).isTrue();

        desk.correspondence.postpone(desk.target(), "Not now.");

        assertThat(desk.correspondence.wants(desk.target())).isFalse();
        assertThat(state()).isEqualTo(ReplyState.PENDING);
    }

    @Test
    void aLostAnswerIsLookedUpNotSentAgain() throws Exception {
        loses(true);
        desk.reply(review, "We are on it.");
        desk.visit();
        assertThat(state()).isEqualTo(ReplyState.UNKNOWN);

        desk.visitAfter(SOON);

        assertThat(state()).isEqualTo(ReplyState.PUBLISHED);
        assertThat(desk.store.published).containsExactly("We are on it.");
    }

    @Test
    void whatNeverArrivedIsSentAgainWhenItCannotArriveAnyMore() throws Exception {
        loses(false);
        desk.reply(review, "We are on it.");
        desk.visit();
        desk.visitAfter(SOON);
        assertThat(desk.store.published).as("it may still arrive").isEmpty();

        desk.visitAfter(SETTLED);

        assertThat(desk.store.published).containsExactly("We are on it.");
        assertThat(state()).isEqualTo(ReplyState.PUBLISHED);
    }

    @Test
    void aCrashBetweenSendingAndHearingIsALostAnswer() throws Exception {
        desk.store.faults.add(deed -> {
            Optional<Reply> _ = deed.done();
            throw new IllegalStateException("the server ended here");
        });
        desk.reply(review, "We are on it.");
        assertThatThrownBy(desk::visit).isInstanceOf(IllegalStateException.class);
        assertThat(state()).isEqualTo(ReplyState.SENDING);

        desk.visitAfter(SOON);

        assertThat(state()).isEqualTo(ReplyState.PUBLISHED);
        assertThat(desk.store.published).containsExactly("We are on it.");
    }

    @Test
    void theNewerOfTwoIsSentAndTheOlderNever() throws Exception {
        desk.reply(review, "First.");
        desk.reply(review, "Second.");

        desk.visit();

        assertThat(desk.store.published).containsExactly("Second.");
        assertThat(Objects.requireNonNull(desk.reply(review).versions()))
                .extracting(ReplyView.WrittenReply::state)
                .containsExactly(ReplyState.PUBLISHED, ReplyState.OVERTAKEN);
    }

    @Test
    void anOlderOneThatIsLostNeverOverwritesANewer() throws Exception {
        loses(false);
        desk.reply(review, "First.");
        desk.visit();
        desk.reply(review, "Second.");

        desk.visitAfter(SOON);
        assertThat(desk.store.published).as("the first may still arrive").isEmpty();
        desk.visitAfter(SETTLED);
        desk.visitAfter(SOON);

        assertThat(desk.store.published).containsExactly("Second.");
        assertThat(state()).isEqualTo(ReplyState.PUBLISHED);
    }

    @Test
    void whatSomebodyWroteAtTheStoreIsNotOverwritten() throws Exception {
        desk.reply(review, "We are on it.");
        desk.store.replies.put(
                new ReviewId("web", "r1"), new Reply("From the web site.", Reply.State.PUBLISHED, Optional.empty()));

        desk.visit();

        assertThat(desk.store.published).isEmpty();
        ReplyView reply = desk.reply(review);
        assertThat(reply.state()).isEqualTo(ReplyState.FAILED);
        assertThat(reply.reason()).contains("Another reply stands at the store");
        assertThat(reply.content()).isEqualTo("From the web site.");
        assertThat(Objects.requireNonNull(reply.versions()).getFirst().content())
                .isEqualTo("We are on it.");

        desk.reply(review, "We are on it.");
        desk.visitAfter(SOON);
        assertThat(desk.store.textOf("r1")).isEqualTo("We are on it.");
    }

    @Test
    void anEmptyPlaceIsNoOtherReply() throws Exception {
        desk.store.replies.put(
                new ReviewId("web", "r1"), new Reply("From the web site.", Reply.State.PUBLISHED, Optional.empty()));
        desk.visitAfter(Duration.ofMinutes(15));
        desk.reply(review, "We are on it.");
        desk.store.replies.remove(new ReviewId("web", "r1"));

        desk.visitAfter(SOON);

        assertThat(desk.store.textOf("r1")).isEqualTo("We are on it.");
        assertThat(state()).isEqualTo(ReplyState.PUBLISHED);
    }

    @Test
    void aRefusedTextIsKept() throws Exception {
        desk.store.faults.add(deed -> {
            throw new ConnectorException(new ConnectorFailure.RequestRejected("Not with these words."));
        });
        desk.reply(review, "Rude.");

        desk.visit();
        desk.visitAfter(Duration.ofDays(2));

        ReplyView reply = desk.reply(review);
        assertThat(reply.state()).isEqualTo(ReplyState.FAILED);
        assertThat(reply.reason()).isEqualTo("Not with these words.");
        assertThat(Objects.requireNonNull(reply.versions()).getFirst().content())
                .isEqualTo("Rude.");
        assertThat(desk.list(new ReviewFilter(
                                Optional.empty(),
                                Optional.empty(),
                                java.util.Set.of(),
                                java.util.Set.of(),
                                java.util.Set.of(),
                                java.util.Set.of(),
                                Optional.empty(),
                                Optional.empty(),
                                java.util.Set.of(),
                                true,
                                Optional.empty(),
                                TeamFilter.ALL))
                        .total())
                .as("unanswered")
                .isEqualTo(1);
    }

    @Test
    void whatFailedForWantOfARightIsNotSentWhenTheRightIsBack() throws Exception {
        desk.store.faults.add(deed -> {
            throw new ConnectorException(new ConnectorFailure.PermissionMissing(
                    Capability.REPLIES, "The role Customer Support is missing."));
        });
        desk.reply(review, "We are on it.");
        assertThatThrownBy(desk::visit).isInstanceOf(ConnectorException.class);
        assertThat(state()).isEqualTo(ReplyState.FAILED);
        desk.granted.remove(Capability.REPLIES);
        desk.visitAfter(Duration.ofDays(7));
        desk.granted.add(Capability.REPLIES);

        desk.visitAfter(Duration.ofDays(7));
        desk.visitAfter(Duration.ofDays(7));

        assertThat(desk.store.published).isEmpty();
        assertThat(state()).isEqualTo(ReplyState.FAILED);
        assertThat(desk.reply(review).reason()).isEqualTo("The role Customer Support is missing.");
        assertThat(desk.correspondence.wantsToSend(desk.target())).isFalse();
    }

    @Test
    void aThrottledReplyWaits() throws Exception {
        desk.store.faults.add(deed -> {
            throw new ConnectorException(
                    new ConnectorFailure.Throttled(desk.clock.instant().plus(SOON), "Too many."));
        });
        desk.reply(review, "We are on it.");
        assertThatThrownBy(desk::visit).isInstanceOf(ConnectorException.class);
        assertThat(state()).isEqualTo(ReplyState.QUEUED);

        desk.visitAfter(SOON);

        assertThat(state()).isEqualTo(ReplyState.PUBLISHED);
    }

    @Test
    void aReplyIsWithdrawnAndWrittenAgain() throws Exception {
        desk.reply(review, "We are on it.");
        desk.visit();

        ReplyView wish = desk.withdraw(SupportDesk.ADA, review);
        assertThat(Objects.requireNonNull(wish.pending()).action()).isEqualTo("delete");
        loses(true);
        desk.visitAfter(SOON);
        desk.visitAfter(SOON);

        assertThat(state()).isEqualTo(ReplyState.WITHDRAWN);
        assertThat(desk.reply(review).content()).isNull();
        desk.reply(review, "We are on it.");
        desk.visitAfter(SOON);
        assertThat(desk.store.published).containsExactly("We are on it.", "", "We are on it.");
    }

    @Test
    void anEditOfTheReviewMakesTheReplyOutdated() throws Exception {
        desk.reply(review, "We are on it.");
        desk.visit();
        desk.store.writes(new ReviewId("web", "r1"), 2, "Title r1", "Still slow.", "2026-11-22T08:10:00Z");

        desk.visitAfter(Duration.ofMinutes(15));

        assertThat(desk.reply(review).outdated()).isTrue();
    }

    @Test
    void whoeverCannotReplyIsRefusedBeforeAnythingIsKept() {
        desk.granted.remove(Capability.REPLIES);

        isProblem(Problem.CAPABILITY_ABSENT, () -> desk.reply(review, "We are on it."));
        isProblem(Problem.FORBIDDEN, () -> desk.reply(SupportDesk.VERA, review, "Hello.", Condition.NONE));
        isProblem(Problem.NOT_FOUND, () -> desk.reply(SupportDesk.STRANGER, review, "Hello.", Condition.NONE));
        assertThat(desk.reply(review).versions()).isNull();
        assertThat(desk.written.sent()).isEmpty();
    }

    @Test
    void withoutTheAccountThereIsNoReply() {
        desk.unlink();

        isProblem(Problem.CAPABILITY_ABSENT, () -> desk.reply(review, "We are on it."));
    }

    @Test
    void whatIsEmptyOrTooLongIsRefused() {
        isProblem(Problem.BAD_REQUEST, () -> desk.reply(review, " \n"));
        isProblem(Problem.BAD_REQUEST, () -> desk.reply(review, "x".repeat(101)));
        isProblem(Problem.BAD_REQUEST, () -> desk.reply(review, "nul \0"));
        assertThat(desk.reply(review, "x".repeat(100)).state()).isEqualTo(ReplyState.QUEUED);
    }

    @Test
    void aLineEndIsOneCharacter() throws Exception {
        String line = "x".repeat(49);

        desk.reply(review, line + "\r\n" + line + "\r");
        desk.visit();

        assertThat(desk.store.published).containsExactly(line + "\n" + line + "\n");
    }

    @Test
    void theSameRequestTwiceIsOneReply() throws Exception {
        Condition key = new Condition(Optional.empty(), Optional.of("key-1"));
        desk.reply(SupportDesk.ADA, review, "We are on it.", key);
        desk.visit();

        desk.reply(SupportDesk.ADA, review, "We are on it.", key);

        assertThat(Objects.requireNonNull(desk.reply(review).versions())).hasSize(1);
        isProblem(Problem.CONFLICT, () -> desk.reply(SupportDesk.ADA, review, "Something else.", key));
    }

    @Test
    void whoActsOnAnOlderStateIsTold() throws Exception {
        int seen = desk.reply(review).turn();
        desk.reply(SupportDesk.BOB, review, "Mine.", Condition.seen(seen));
        desk.visit();

        isProblem(
                Problem.PRECONDITION_FAILED, () -> desk.reply(SupportDesk.ADA, review, "Ours.", Condition.seen(seen)));
        assertThat(desk.reply(
                                SupportDesk.ADA,
                                review,
                                "Ours.",
                                Condition.seen(desk.reply(review).turn()))
                        .state())
                .isEqualTo(ReplyState.QUEUED);
    }

    @Test
    void aHundredPeopleAtOnceLeaveOneReply() throws Exception {
        List<Future<Boolean>> outcomes = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int person = 100; person < 200; person++) {
                Actor actor = new Actor(person, 1, Role.ADMIN, "Person " + person);
                outcomes.add(people.submit(() -> accepted(actor)));
            }
            while (outcomes.stream().anyMatch(outcome -> !outcome.isDone())) {
                desk.visit();
            }
        }
        int accepted = 0;
        for (Future<Boolean> outcome : outcomes) {
            accepted += outcome.get() ? 1 : 0;
        }
        desk.visit();

        assertThat(accepted).isEqualTo(1);
        assertThat(desk.store.published).hasSize(1);
    }

    private boolean accepted(Actor actor) {
        try {
            return desk.reply(actor, review, "From " + actor.name(), Condition.NONE)
                            .state()
                    == ReplyState.QUEUED;
        } catch (ProblemException conflict) {
            assertThat(conflict.problem()).isEqualTo(Problem.CONFLICT);
            return false;
        }
    }

    @Test
    void unlinkingKeepsTheTextAndErasingDoesNot() {
        desk.reply(review, "We are on it.");
        desk.in(() -> {
            desk.correspondence.unlinked(new AccountUnlinked(1, SupportDesk.ACCOUNT, false));
            return true;
        });
        assertThat(state()).isEqualTo(ReplyState.FAILED);

        desk.in(() -> {
            desk.correspondence.unlinked(new AccountUnlinked(1, SupportDesk.ACCOUNT, true));
            return true;
        });
        assertThat(desk.all()).isEmpty();
    }

    @Test
    void manyRepliesWithFaultsAreEachThereOnce() throws Exception {
        for (int number = 10; number < 60; number++) {
            desk.store.writes("m" + number, "Many " + number, "2026-11-10T10:" + number + ":00Z");
        }
        desk.store.perPage = 100;
        desk.visitAfter(Duration.ofMinutes(15));
        for (int number = 10; number < 60; number++) {
            desk.reply(
                    desk
                            .list(new ReviewFilter(
                                    Optional.of("Many " + number),
                                    Optional.empty(),
                                    java.util.Set.of(),
                                    java.util.Set.of(),
                                    java.util.Set.of(),
                                    java.util.Set.of(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    java.util.Set.of(),
                                    false,
                                    Optional.empty(),
                                    TeamFilter.ALL))
                            .reviews()
                            .stream()
                            .map(found -> Long.parseLong(
                                    found.id().substring(found.id().indexOf('L') + 1)))
                            .findFirst()
                            .orElseThrow(),
                    "Reply " + number);
            if (number % 5 == 0) {
                loses(number % 2 == 0);
            } else {
                desk.store.faults.add(PracticeStore.Deed::done);
            }
        }

        for (int visit = 0; visit < 20; visit++) {
            desk.visitAfter(SETTLED);
        }

        for (int number = 10; number < 60; number++) {
            assertThat(desk.store.textOf("m" + number)).isEqualTo("Reply " + number);
        }
        assertThat(desk.store.published).doesNotHaveDuplicates().hasSize(50);
    }

    @Test
    void aColleaguesReplyOfAMomentAgoIsNotReplacedUnseen() throws Exception {
        desk.reply(SupportDesk.ADA, review, "From Ada.", Condition.NONE);
        desk.visit();
        assertThat(state()).isEqualTo(ReplyState.PUBLISHED);

        isProblem(Problem.CONFLICT, () -> desk.reply(SupportDesk.BOB, review, "From Bob.", Condition.NONE));

        int seen = desk.reply(review).turn();
        desk.reply(SupportDesk.BOB, review, "From Bob, who saw it.", Condition.seen(seen));
        desk.visit();
        desk.clock.advance(Duration.ofMinutes(11));
        desk.reply(SupportDesk.ADA, review, "From Ada again.", Condition.NONE);
        desk.visit();

        assertThat(desk.store.published).containsExactly("From Ada.", "From Bob, who saw it.", "From Ada again.");
    }

    @Test
    void aRequestThatChangedNothingIsNotCarriedOutWhenItComesAgain() throws Exception {
        desk.reply(SupportDesk.ADA, review, "We are on it.", Condition.NONE);
        desk.visit();
        Condition again = new Condition(Optional.empty(), Optional.of("key-1"));
        desk.reply(SupportDesk.ADA, review, "We are on it.", again);
        desk.reply(
                SupportDesk.BOB,
                review,
                "It is fixed.",
                Condition.seen(desk.reply(review).turn()));
        desk.visit();

        desk.reply(SupportDesk.ADA, review, "We are on it.", again);
        desk.visit();

        assertThat(desk.store.textOf("r1")).isEqualTo("It is fixed.");
        isProblem(Problem.CONFLICT, () -> desk.reply(SupportDesk.ADA, review, "Something else.", again));
    }

    @Test
    void aPageThatIsOlderThanTheReplyDoesNotUndoIt() throws Exception {
        desk.reply(review, "We are on it.");
        desk.visit();
        desk.store.pagesShowReplies = false;
        int turn = desk.reply(review).turn();

        desk.visit(SupportDesk.OTHER_ACCOUNT);
        assertThat(state()).isEqualTo(ReplyState.PUBLISHED);
        assertThat(desk.reply(review).turn()).isEqualTo(turn);

        desk.visitAfter(Duration.ofHours(24));
        assertThat(state()).isEqualTo(ReplyState.NONE);
    }

    @Test
    void aReplyThatWaitsForItsAccountSaysSo() {
        desk.reply(review, "We are on it.");
        desk.pause();

        assertThat(desk.reply(review).reason()).isEqualTo("It waits for the account Practice: Paused.");
    }

    @Test
    void aReplyWithoutADateHasTheOneOnWhichItWasSeenFirst() throws Exception {
        desk.store.replies.put(
                new ReviewId("web", "r1"), new Reply("Written there.", Reply.State.PUBLISHED, Optional.empty()));
        desk.visitAfter(Duration.ofMinutes(15));
        Instant first = desk.clock.instant();

        desk.visitAfter(Duration.ofHours(24));

        assertThat(desk.reply(review).timestamp()).isEqualTo(first);
    }

    @Test
    void whatTheStoreShowsWhileAReplyIsUnderWayIsNotOverwrittenUnseen() throws Exception {
        loses(false);
        desk.reply(SupportDesk.ADA, review, "From Ada.", Condition.NONE);
        desk.visit();
        assertThat(state()).isEqualTo(ReplyState.UNKNOWN);
        int seen = desk.reply(review).turn();

        desk.store.replies.put(
                new ReviewId("web", "r1"),
                new Reply("From the store's page.", Reply.State.PUBLISHED, Optional.empty()));
        desk.visit(SupportDesk.OTHER_ACCOUNT);

        isProblem(
                Problem.PRECONDITION_FAILED,
                () -> desk.reply(SupportDesk.BOB, review, "From Bob.", Condition.seen(seen)));
    }

    @Test
    void anEditAtTheStoreIsFollowedUntilItIsShown() throws Exception {
        desk.reply(review, "We are on it.");
        desk.visit();
        ReviewId id = new ReviewId("web", "r1");
        desk.store.replies.put(id, new Reply("Changed there.", Reply.State.PENDING, Optional.empty()));
        desk.visitAfter(Duration.ofHours(24));
        assertThat(state()).isEqualTo(ReplyState.PENDING);

        desk.store.replies.put(id, new Reply("Changed there.", Reply.State.PUBLISHED, Optional.empty()));
        desk.visitAfter(Duration.ofHours(24));

        assertThat(state()).isEqualTo(ReplyState.PUBLISHED);
    }

    @Test
    void whatIsKnownToStandAtTheStoreIsLookedUpAllTheSame() throws Exception {
        desk.reply(review, "We are on it.");
        desk.visit();
        desk.reply(review, "We are on it.");
        desk.visit();
        assertThat(desk.store.published).containsExactly("We are on it.");
        assertThat(state()).isEqualTo(ReplyState.PUBLISHED);

        desk.store.replies.put(
                new ReviewId("web", "r1"), new Reply("Changed there.", Reply.State.PUBLISHED, Optional.empty()));
        desk.reply(review, "We are on it.");
        desk.visit();

        assertThat(state()).isEqualTo(ReplyState.FAILED);
        assertThat(desk.store.textOf("r1")).isEqualTo("Changed there.");
    }

    @Test
    void anotherAccountNeedNotWaitForEverForOneThatDoesNotAnswer() throws Exception {
        desk.visit(SupportDesk.OTHER_ACCOUNT);
        loses(false);
        desk.reply(SupportDesk.ADA, review, "From Ada.", Condition.NONE);
        desk.visit();
        desk.linkAnother();
        desk.pause();
        desk.reply(
                SupportDesk.BOB,
                review,
                "From Bob.",
                Condition.seen(desk.reply(review).turn()));

        desk.visit(SupportDesk.OTHER_ACCOUNT);
        assertThat(desk.store.published).isEmpty();
        desk.clock.advance(SETTLED);
        desk.visit(SupportDesk.OTHER_ACCOUNT);

        assertThat(desk.store.published).containsExactly("From Bob.");
        assertThat(Objects.requireNonNull(desk.reply(review).versions()))
                .extracting(ReplyView.WrittenReply::state)
                .containsExactly(ReplyState.PUBLISHED, ReplyState.OVERTAKEN);
    }

    @Test
    void anAccountThatIsUnlinkedAtTheSameMomentTakesNoReply() {
        desk.unlinkAtTheLastMoment();

        isProblem(Problem.CAPABILITY_ABSENT, () -> desk.reply(review, "We are on it."));

        assertThat(desk.reply(review).versions()).isNull();
    }

    @Test
    void whoeverHasLostTheAccountBeforeSendingSendsNothing() {
        desk.reply(review, "We are on it.");
        desk.store.meanwhile = () -> desk.leaseLost = true;

        assertThatThrownBy(desk::visit).hasMessageContaining("Another node");

        assertThat(desk.store.published).isEmpty();
        assertThat(state()).isEqualTo(ReplyState.QUEUED);
    }

    @Test
    void whoeverHasLostTheAccountWhileSendingLeavesItToTheOtherNode() throws Exception {
        desk.reply(review, "We are on it.");
        desk.store.faults.add(deed -> {
            desk.leaseLost = true;
            return deed.done();
        });

        assertThatThrownBy(desk::visit).hasMessageContaining("Another node");
        assertThat(state()).isEqualTo(ReplyState.SENDING);

        desk.leaseLost = false;
        desk.visit();
        assertThat(state()).isEqualTo(ReplyState.PUBLISHED);
        assertThat(desk.store.published).containsExactly("We are on it.");
    }

    @Test
    void withoutTheRightToLookNothingIsSentWhenTheRightIsBack() throws Exception {
        desk.reply(review, "We are on it.");
        desk.store.lookFailures.add(new ConnectorFailure.PermissionMissing(Capability.REPLIES, "No right."));
        assertThatThrownBy(desk::visit).isInstanceOf(ConnectorException.class);
        assertThat(state()).isEqualTo(ReplyState.FAILED);

        desk.visitAfter(Duration.ofHours(24));

        assertThat(desk.store.published).isEmpty();
        assertThat(desk.reply(review).reason()).isEqualTo("No right.");
    }

    @Test
    void anAgreementThatRepliesWaitForKeepsNothingElseBack() throws Exception {
        desk.reply(review, "We are on it.");
        desk.store.lookFailures.add(new ConnectorFailure.AgreementMissing("The Account Holder must sign."));

        desk.visit();

        assertThat(desk.reply(review).reason()).isEqualTo("The Account Holder must sign.");
        desk.visitAfter(Duration.ofHours(2));
        assertThat(desk.store.published).containsExactly("We are on it.");
    }

    @Test
    void aFormThatIsSentTwiceIsOneReply() {
        int seen = desk.reply(review).turn();
        desk.reply(SupportDesk.ADA, review, "We are on it.", Condition.seen(seen));

        desk.reply(SupportDesk.ADA, review, "We are on it.", Condition.seen(seen));

        assertThat(Objects.requireNonNull(desk.reply(review).versions())).hasSize(1);
    }

    @Test
    void whatIsSentAgainInSightOfAnotherReplyReplacesThat() throws Exception {
        loses(false);
        desk.reply(review, "We are on it.");
        desk.visit();
        desk.store.replies.put(
                new ReviewId("web", "r1"), new Reply("Written there.", Reply.State.PUBLISHED, Optional.empty()));
        desk.visit(SupportDesk.OTHER_ACCOUNT);

        desk.reply(
                SupportDesk.ADA,
                review,
                "We are on it.",
                Condition.seen(desk.reply(review).turn()));
        desk.visitAfter(SETTLED);
        desk.visitAfter(SETTLED);

        assertThat(desk.store.published).containsExactly("We are on it.");
        assertThat(state()).isEqualTo(ReplyState.PUBLISHED);
    }
}
