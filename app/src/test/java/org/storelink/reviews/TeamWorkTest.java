package org.storelink.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.testing.DatabaseTest;

/** What members do about a review among themselves is shown to all of them and to nobody else. */
@DatabaseTest
class TeamWorkTest {

    private static final Optional<Long> ADA = Optional.of(SupportDesk.ADA.memberId());
    private static final Optional<Long> BOB = Optional.of(SupportDesk.BOB.memberId());
    private static final Optional<Long> NOBODY = Optional.empty();
    private static final Optional<Long> UNSEEN = Optional.empty();

    @AutoClose
    private final SupportDesk desk = new SupportDesk();

    private long slow;
    private long fast;

    @BeforeEach
    void twoReviews() throws Exception {
        desk.store.writes("r1", "It is slow.", "2026-11-01T10:00:00Z");
        desk.store.writes("r2", "It is fast.", "2026-11-02T10:00:00Z");
        desk.visit();
        slow = desk.review("It is slow");
        fast = desk.review("It is fast");
    }

    private Optional<ReviewWork.Assignee> assign(Actor actor, long review, Optional<Long> member, Optional<Long> seen) {
        return desk.in(() -> desk.team.assign(actor, review, member, seen));
    }

    private List<String> tag(Actor actor, long review, String tag) {
        return desk.in(() -> desk.team.tag(actor, review, tag));
    }

    private ReviewNote note(Actor actor, String content) {
        return desk.in(() -> desk.team.note(actor, slow, content));
    }

    private void deleteNote(Actor actor, ReviewNote note) {
        desk.database.inTransaction(() -> desk.team.deleteNote(actor, slow, note.id()));
    }

    private ReviewView slow() {
        return desk.detail(SupportDesk.VERA, slow).review();
    }

    private List<String> found(Actor actor, String assigned, String tags) {
        return desk.list(actor, TeamFilter.parse(assigned, tags)).stream()
                .map(ReviewView::review)
                .toList();
    }

    private static void isProblem(Problem problem, Callable<?> call) {
        assertThatThrownBy(call::call)
                .isInstanceOfSatisfying(ProblemException.class, thrown -> assertThat(thrown.problem())
                        .isEqualTo(problem));
    }

    @Test
    void anAssignedReviewIsFoundByWhomItIsAssignedTo() {
        assign(SupportDesk.ADA, slow, BOB, UNSEEN);

        assertThat(slow().assignedTo()).isEqualTo(new ReviewWork.Assignee(2, "Bob"));
        assertThat(found(SupportDesk.BOB, "me", "")).containsExactly("It is slow.");
        assertThat(found(SupportDesk.ADA, "me", "")).isEmpty();
        assertThat(found(SupportDesk.ADA, "2", "")).containsExactly("It is slow.");
        assertThat(found(SupportDesk.ADA, "nobody", "")).containsExactly("It is fast.");
        assertThat(found(SupportDesk.ADA, " ", " , ")).hasSize(2);

        assign(SupportDesk.BOB, slow, NOBODY, BOB);

        assertThat(slow().assignedTo()).isNull();
        assertThat(found(SupportDesk.ADA, "nobody", "")).hasSize(2);
    }

    @Test
    void aColleaguesChoiceIsNotOverwrittenUnseen() {
        assign(SupportDesk.BOB, slow, BOB, Optional.of(0L));

        isProblem(Problem.PRECONDITION_FAILED, () -> assign(SupportDesk.ADA, slow, ADA, Optional.of(0L)));

        assertThat(Objects.requireNonNull(slow().assignedTo()).name()).isEqualTo("Bob");
        assertThat(assign(SupportDesk.ADA, slow, ADA, BOB)).contains(new ReviewWork.Assignee(1, "Ada"));
    }

    @Test
    void ofTwoWhoTakeAReviewAtOnceOneHasIt() throws Exception {
        // Derby gives the first number of a sequence to one transaction at a time.
        assign(SupportDesk.ADA, fast, ADA, UNSEEN);
        Callable<Boolean> ada = () -> takes(SupportDesk.ADA);
        Callable<Boolean> bob = () -> takes(SupportDesk.BOB);
        try (var people = Executors.newFixedThreadPool(4)) {
            int taken = 0;
            for (var each : people.invokeAll(List.of(ada, bob, bob, ada))) {
                taken += each.get() ? 1 : 0;
            }
            assertThat(taken).isOne();
        }
        assertThat(slow().assignedTo()).isNotNull();
    }

    private boolean takes(Actor actor) {
        try {
            return assign(actor, slow, Optional.of(actor.memberId()), Optional.of(0L))
                    .isPresent();
        } catch (ProblemException e) {
            assertThat(e.problem()).isEqualTo(Problem.PRECONDITION_FAILED);
            return false;
        }
    }

    @Test
    void whoLeavesLeavesTheReviewToNobody() {
        assign(SupportDesk.ADA, slow, BOB, UNSEEN);
        ReviewNote note = note(SupportDesk.BOB, "I am off.");

        desk.leaves(SupportDesk.BOB);

        assertThat(slow().assignedTo()).isNull();
        assertThat(desk.detail(SupportDesk.ADA, slow).notes())
                .extracting(kept -> kept.user().name(), ReviewNote::content)
                .containsExactly(tuple("Bob", note.content()));
    }

    @Test
    void aReviewIsAssignedToThoseOfTheTeamWhoMayReply() {
        isProblem(
                Problem.BAD_REQUEST,
                () -> assign(SupportDesk.ADA, slow, Optional.of(SupportDesk.VERA.memberId()), UNSEEN));
        isProblem(
                Problem.BAD_REQUEST,
                () -> assign(SupportDesk.ADA, slow, Optional.of(SupportDesk.STRANGER.memberId()), UNSEEN));
        isProblem(Problem.BAD_REQUEST, () -> found(SupportDesk.ADA, "everybody", ""));
    }

    @Test
    void tagsAreWordsInOneSpellingByWhichReviewsAreFound() {
        tag(SupportDesk.ADA, slow, " Bug ");
        tag(SupportDesk.BOB, slow, "bug");
        tag(SupportDesk.BOB, slow, "übergroß 2.1");
        tag(SupportDesk.BOB, fast, "praise");

        assertThat(slow().tags()).containsExactly("bug", "übergroß 2.1");
        assertThat(found(SupportDesk.ADA, "", "BUG")).containsExactly("It is slow.");
        assertThat(found(SupportDesk.ADA, "", "bug,praise")).hasSize(2);
        assertThat(found(SupportDesk.ADA, "", "other")).isEmpty();
        assertThat(desk.count().tags()).isEqualTo(Map.of("bug", 1L, "übergroß 2.1", 1L, "praise", 1L));

        tag(SupportDesk.ADA, fast, "cafe\u0301");
        assertThat(tag(SupportDesk.BOB, fast, "caf\u00e9")).containsExactly("praise", "caf\u00e9");
        assertThat(found(SupportDesk.ADA, "", "Cafe\u0301")).containsExactly("It is fast.");
        assertThat(desk.in(() -> desk.team.untag(SupportDesk.ADA, fast, "cafe\u0301")))
                .containsExactly("praise");

        assertThat(desk.in(() -> desk.team.untag(SupportDesk.ADA, slow, "Bug"))).containsExactly("übergroß 2.1");
        assertThat(desk.in(() -> desk.team.allTags(SupportDesk.VERA))).containsExactly("praise", "übergroß 2.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a,b",
                "a/b",
                "=1+1",
                "<b>",
                "a\u202Eb",
                "a\u3164",
                "a\nb",
                "12345678901234567890123456789012345678901"
            })
    void whatIsNoWordIsNoTag(String tag) {
        isProblem(Problem.BAD_REQUEST, () -> tag(SupportDesk.ADA, slow, tag));
    }

    @Test
    void aTagFitsItsColumnWhereLettersTakeTwoPlaces() {
        isProblem(Problem.BAD_REQUEST, () -> tag(SupportDesk.ADA, slow, "\ud842\udfb7".repeat(21)));
        isProblem(Problem.BAD_REQUEST, () -> ViewFilter.of(null, null, null, false, null, "\ud842\udfb7".repeat(21)));

        assertThat(tag(SupportDesk.ADA, slow, "\ud842\udfb7".repeat(20))).hasSize(1);
    }

    @Test
    void noDatabaseLooksForATagWithU0000() {
        isProblem(Problem.BAD_REQUEST, () -> found(SupportDesk.ADA, "", "\0"));
        isProblem(Problem.BAD_REQUEST, () -> found(SupportDesk.ADA, "", "bug,a\0b"));
        isProblem(Problem.BAD_REQUEST, () -> found(SupportDesk.ADA, "\0", ""));
    }

    @Test
    void aReviewHasTwentyTagsAtMost() {
        IntStream.range(0, 20).forEach(each -> tag(SupportDesk.ADA, slow, "tag " + each));

        isProblem(Problem.CONFLICT, () -> tag(SupportDesk.ADA, slow, "one more"));
        assertThat(tag(SupportDesk.ADA, slow, "tag 7")).hasSize(20);
    }

    @Test
    void notesSayWhoAndWhenAndGoToNoStore() throws Exception {
        note(SupportDesk.ADA, "Known\r\nbug. \u001b\u202E<script>");
        desk.clock.advance(Duration.ofMinutes(1));
        note(SupportDesk.BOB, "I see to it.");
        desk.visitAfter(Duration.ofMinutes(20));

        assertThat(desk.detail(SupportDesk.VERA, slow).notes())
                .extracting(ReviewNote::content, note -> note.user().name(), note -> note.timestamp()
                        .toString())
                .containsExactly(
                        tuple("Known\nbug. \u001b\u202E<script>", "Ada", "2026-11-22T08:00:00Z"),
                        tuple("I see to it.", "Bob", "2026-11-22T08:01:00Z"));
        assertThat(slow().notes()).isEqualTo(2);
        assertThat(desk.store.published).isEmpty();
    }

    @Test
    void aNoteIsDeletedByItsWriterOrAnOwner() {
        ReviewNote ofAda = note(SupportDesk.ADA, "Mine.");
        ReviewNote ofBob = note(SupportDesk.BOB, "His.");

        isProblem(Problem.FORBIDDEN, () -> {
            deleteNote(SupportDesk.ADA, ofBob);
            return true;
        });
        deleteNote(SupportDesk.ADA, ofAda);
        deleteNote(new Actor(1, 1, Role.OWNER, "Ada"), ofBob);

        assertThat(desk.detail(SupportDesk.ADA, slow).notes()).isEmpty();
    }

    @Test
    void viewersAndStrangersChangeNothing() {
        isProblem(Problem.FORBIDDEN, () -> assign(SupportDesk.VERA, slow, ADA, UNSEEN));
        isProblem(Problem.FORBIDDEN, () -> tag(SupportDesk.VERA, slow, "bug"));
        isProblem(Problem.FORBIDDEN, () -> note(SupportDesk.VERA, "Hello"));
        isProblem(Problem.NOT_FOUND, () -> assign(SupportDesk.STRANGER, slow, Optional.of(4L), UNSEEN));
        isProblem(Problem.NOT_FOUND, () -> tag(SupportDesk.STRANGER, slow, "bug"));
        isProblem(Problem.NOT_FOUND, () -> note(SupportDesk.STRANGER, "Hello"));
        isProblem(Problem.NOT_FOUND, () -> desk.in(() -> desk.team.notes(SupportDesk.STRANGER, slow)));

        assertThat(slow().assignedTo()).isNull();
        assertThat(slow().tags()).isEmpty();
        assertThat(slow().notes()).isZero();
    }
}
