package org.storelink.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.testing.DatabaseTest;

/** A choice with a name is its maker's, or the team's. */
@DatabaseTest
class SavedViewsTest {

    private static final ViewFilter ANGRY = ViewFilter.of("crash\u001b%", "1,2", "7", true, "me", "Bug");

    @AutoClose
    private final SupportDesk desk = new SupportDesk();

    private SavedView create(Actor actor, String name, boolean shared) {
        return desk.in(() -> desk.views.create(actor, ViewWish.of(name, shared, ANGRY)));
    }

    private SavedView change(Actor actor, SavedView view, ViewWish wish, Optional<Integer> seen) {
        return desk.in(() -> desk.views.change(actor, view.id(), wish, seen));
    }

    private List<SavedView> list(Actor actor) {
        return desk.in(() -> desk.views.list(actor));
    }

    private static void isProblem(Problem problem, Callable<?> call) {
        assertThatThrownBy(call::call)
                .isInstanceOfSatisfying(ProblemException.class, thrown -> assertThat(thrown.problem())
                        .isEqualTo(problem));
    }

    @Test
    void comesBackAsItWasSaved() {
        SavedView saved = create(SupportDesk.ADA, "Angry & waiting", false);

        assertThat(saved.filter()).isEqualTo(new ViewFilter("crash\u001b%", "1,2", "7", true, "me", "bug"));
        assertThat(list(SupportDesk.ADA)).containsExactly(saved);
    }

    @Test
    void isSeenByItsMakerAloneUnlessItIsShared() {
        SavedView own = create(SupportDesk.ADA, "own", false);
        create(SupportDesk.BOB, "Team's", true);
        create(SupportDesk.BOB, "own", false);

        assertThat(list(SupportDesk.ADA))
                .extracting(SavedView::name, SavedView::shared)
                .containsExactly(tuple("own", false), tuple("Team's", true));
        assertThat(list(SupportDesk.VERA)).extracting(SavedView::name).containsExactly("Team's");
        assertThat(list(SupportDesk.STRANGER)).isEmpty();
        isProblem(Problem.NOT_FOUND, () -> desk.in(() -> desk.views.get(SupportDesk.BOB, own.id())));
    }

    @Test
    void isSharedAndTakenBack() {
        SavedView own = create(SupportDesk.ADA, "Angry", false);

        SavedView shared = change(SupportDesk.ADA, own, ViewWish.of("Angry", true, ANGRY), Optional.of(own.turn()));
        assertThat(list(SupportDesk.VERA)).containsExactly(shared);

        change(SupportDesk.BOB, own, ViewWish.of("Angry", false, ANGRY), Optional.of(shared.turn()));
        assertThat(list(SupportDesk.ADA)).isEmpty();
        assertThat(list(SupportDesk.BOB)).hasSize(1);
    }

    @Test
    void aColleaguesChangeIsNotOverwrittenUnseen() {
        SavedView shared = create(SupportDesk.ADA, "Angry", true);
        SavedView changed =
                change(SupportDesk.BOB, shared, ViewWish.of("Crashes", true, ANGRY), Optional.of(shared.turn()));

        isProblem(
                Problem.PRECONDITION_FAILED,
                () -> change(SupportDesk.ADA, shared, ViewWish.of("Mine", true, ANGRY), Optional.of(shared.turn())));
        isProblem(Problem.PRECONDITION_FAILED, () -> {
            desk.database.inTransaction(
                    () -> desk.views.delete(SupportDesk.ADA, shared.id(), Optional.of(shared.turn())));
            return true;
        });

        assertThat(list(SupportDesk.ADA)).containsExactly(changed);
    }

    @Test
    void whoLeavesLeavesTheTeamsViews() {
        create(SupportDesk.BOB, "Team's", true);
        create(SupportDesk.BOB, "own", false);

        desk.leaves(SupportDesk.BOB);

        assertThat(list(SupportDesk.BOB)).extracting(SavedView::name).containsExactly("Team's");
    }

    @Test
    void viewersAndStrangersChangeNothing() {
        SavedView shared = create(SupportDesk.ADA, "Angry", true);

        isProblem(Problem.FORBIDDEN, () -> create(SupportDesk.VERA, "Mine", false));
        isProblem(
                Problem.FORBIDDEN,
                () -> change(SupportDesk.VERA, shared, ViewWish.of("Mine", true, ANGRY), Optional.empty()));
        isProblem(
                Problem.NOT_FOUND,
                () -> change(SupportDesk.STRANGER, shared, ViewWish.of("Mine", true, ANGRY), Optional.empty()));

        assertThat(list(SupportDesk.ADA)).containsExactly(shared);
    }

    @Test
    void aNameIsSeenOnce() {
        create(SupportDesk.ADA, "Angry", true);

        isProblem(Problem.CONFLICT, () -> create(SupportDesk.BOB, "Angry", false));
    }

    @Test
    void thereAreFiftyAtMost() {
        IntStream.range(0, 50).forEach(each -> create(SupportDesk.ADA, "View " + each, false));

        isProblem(Problem.CONFLICT, () -> create(SupportDesk.ADA, "One more", false));
        assertThat(create(SupportDesk.BOB, "His", false).turn()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two\nlines", "two\u2028lines", "turned\u202E"})
    void aNameIsOneLineThatIsSeen(String name) {
        isProblem(Problem.BAD_REQUEST, () -> create(SupportDesk.ADA, name, false));
    }

    @Test
    void whatTheInboxWouldRefuseIsNotSaved() {
        isProblem(Problem.BAD_REQUEST, () -> ViewFilter.of("a\0b", null, null, false, null, null));
        isProblem(Problem.BAD_REQUEST, () -> ViewFilter.of(null, "6", null, false, null, null));
        isProblem(Problem.BAD_REQUEST, () -> ViewFilter.of(null, null, "types:app", false, null, null));
        isProblem(Problem.BAD_REQUEST, () -> ViewFilter.of(null, null, null, false, "everybody", null));
        isProblem(Problem.BAD_REQUEST, () -> ViewFilter.of(null, null, null, false, null, "=1+1"));
        isProblem(
                Problem.BAD_REQUEST,
                () -> ViewWish.of("All", false, ViewFilter.of(null, " ", null, false, null, null)));
    }
}
