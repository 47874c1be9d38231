package org.storelink.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.connector.Review;
import org.storelink.connector.ReviewId;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.testing.DatabaseTest;

/** A template begins a reply with what is known; what it leaves open is never sent. */
@DatabaseTest
class ReplyTemplatesTest {

    @AutoClose
    private final SupportDesk desk = new SupportDesk();

    private long review;

    @BeforeEach
    void aReview() throws Exception {
        desk.store.writes("r1", "It is slow.", "2026-11-01T10:00:00Z");
        desk.visit();
        review = desk.review("It is slow");
    }

    private ReplyTemplate create(String folder, String name, String content) {
        return create(SupportDesk.ADA, folder, name, content);
    }

    private ReplyTemplate create(Actor actor, String folder, String name, String content) {
        return desk.in(() -> desk.templates.create(actor, TemplateText.of(folder, name, content)));
    }

    private ReplyTemplate change(Actor actor, ReplyTemplate template, String content, Optional<Integer> seen) {
        return desk.in(() -> desk.templates.change(
                actor, template.id(), TemplateText.of(template.folder(), template.name(), content), seen));
    }

    private List<ReplyTemplate> list(Actor actor) {
        return desk.in(() -> desk.templates.list(actor));
    }

    private FilledTemplate fill(String content) {
        return fill("Any", content);
    }

    private FilledTemplate fill(String name, String content) {
        ReplyTemplate template = create("", name, content);
        return desk.in(() -> desk.templates.fill(SupportDesk.ADA, template.id(), review));
    }

    private static void isProblem(Problem problem, Callable<?> call) {
        assertThatThrownBy(call::call)
                .isInstanceOfSatisfying(ProblemException.class, thrown -> assertThat(thrown.problem())
                        .isEqualTo(problem));
    }

    @Test
    void whatIsKnownIsFilledInAndTheRestIsNamed() {
        ReviewView known = desk.detail(SupportDesk.ADA, review).review();

        FilledTemplate filled =
                fill("Dear {{nickname}}, {{ Stars }} stars for {{product}}? See {{order number}}, {{order number}}."
                        + "\r\n{{my_name}} ({{country}})");

        assertThat(filled.content())
                .isEqualTo("Dear " + known.author() + ", " + known.stars() + " stars for " + known.productName()
                        + "? See {{order number}}, {{order number}}.\nAda (Germany)");
        assertThat(filled.unfilled()).containsExactly("{{order number}}");
    }

    /** A second review, of version 2.1, which is then the one that is replied to. */
    private void isWritten(String nickname) throws Exception {
        ReviewId id = new ReviewId("web", "r2");
        desk.store.reviews.put(
                id,
                new Review(
                        id,
                        PracticeStore.APP,
                        2,
                        "Title",
                        "Another.",
                        nickname,
                        "ZZ",
                        Optional.of("2.1"),
                        Instant.parse("2026-11-02T10:00:00Z"),
                        Optional.empty()));
        desk.visitAfter(Duration.ofMinutes(20));
        review = desk.review("Another");
    }

    @Test
    void aPlaceholderWithoutAValueStays() throws Exception {
        assertThat(fill("Since {{version}}?").unfilled()).containsExactly("{{version}}");

        isWritten("Nick");

        FilledTemplate filled = fill("Other", "Since {{version}} in {{country}}?");
        assertThat(filled.content()).isEqualTo("Since 2.1 in {{country}}?");
        assertThat(filled.unfilled()).containsExactly("{{country}}");
    }

    private static Stream<Arguments> nicknames() {
        return Stream.of(
                Arguments.of("Nick $1 \\0", "Nick $1 \\0"),
                Arguments.of("a\u202Eb\u0000c\nd", "abc d"),
                Arguments.of("a\u2028b\u2029\u0085c\u000bd", "a b c d"),
                Arguments.of("{{my name}}", "{{my name}}"),
                Arguments.of("<script>", "<script>"),
                Arguments.of("\u202E\u3164", "{{nickname}}"));
    }

    @ParameterizedTest
    @MethodSource("nicknames")
    void aCustomersNameIsTextAndIsNotLookedThroughAgain(String nickname, String shown) throws Exception {
        isWritten(nickname);

        assertThat(fill("Dear {{nickname}}!").content()).isEqualTo("Dear " + shown + "!");
    }

    @Test
    void aReplyWithAPlaceholderIsNotTaken() {
        assertThatThrownBy(() -> desk.reply(review, "See {{order number}}."))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("{{order number}}");

        assertThat(desk.reply(review).versions()).isNull();
        assertThat(desk.reply(review, "See {\"a\": {\"b\": 1}}.").state()).isEqualTo(ReplyState.QUEUED);
    }

    private static Stream<String> misspelt() {
        return Stream.of(
                "{{" + "x".repeat(61) + "}}", "{{order {id}}}", "{{order\nnumber}}", "{{}}", "{{name", "{{a}} {{ b");
    }

    @ParameterizedTest
    @MethodSource("misspelt")
    void whatIsNearlyAPlaceholderIsNeitherKeptNorSent(String text) {
        assertThatThrownBy(() -> TemplateText.of("", "Ours", "See " + text))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(
                                problem.errors().getFirst().field())
                        .isEqualTo("content"));
        isProblem(Problem.BAD_REQUEST, () -> desk.reply(review, "See " + text));

        assertThat(desk.reply(review).versions()).isNull();
    }

    @Test
    void aTemplateHasNoEndOfAPlaceholderWithoutItsBeginning() {
        isProblem(Problem.BAD_REQUEST, () -> TemplateText.of("", "Ours", "name}}"));
        assertThat(TemplateText.of("", "Ours", "{{{name}}} {a} }").content()).isEqualTo("{{{name}}} {a} }");
    }

    @Test
    void standByFolderAndName() {
        create("Trouble", "slow", "a");
        create("Thanks", "Short", "b");
        create("", "Zero", "c");
        create("Trouble", "Crash", "d");

        assertThat(list(SupportDesk.VERA))
                .extracting(ReplyTemplate::folder, ReplyTemplate::name)
                .containsExactly(
                        tuple("", "Zero"),
                        tuple("Thanks", "Short"),
                        tuple("Trouble", "Crash"),
                        tuple("Trouble", "slow"));
        assertThat(list(SupportDesk.STRANGER)).isEmpty();
    }

    @Test
    void everyCharacterOfATextComesBack() {
        String odd = "a\u001b\u202E\uD83D\uDE00 <b>{{x}}</b>";

        assertThat(create("", "Odd", odd).content()).isEqualTo(odd);
        assertThat(list(SupportDesk.ADA).getFirst().content()).isEqualTo(odd);
    }

    @Test
    void viewersAndStrangersChangeNothing() {
        ReplyTemplate template = create("", "Ours", "text");

        isProblem(Problem.FORBIDDEN, () -> create(SupportDesk.VERA, "", "Theirs", "text"));
        isProblem(Problem.FORBIDDEN, () -> change(SupportDesk.VERA, template, "other", Optional.empty()));
        isProblem(Problem.NOT_FOUND, () -> change(SupportDesk.STRANGER, template, "other", Optional.empty()));
        isProblem(Problem.NOT_FOUND, () -> desk.in(() -> desk.templates.get(SupportDesk.STRANGER, template.id())));

        assertThat(list(SupportDesk.ADA)).containsExactly(template);
    }

    @Test
    void aColleaguesChangeIsNotOverwrittenUnseen() {
        ReplyTemplate template = create("", "Ours", "text");
        ReplyTemplate changed = change(SupportDesk.BOB, template, "Bob's", Optional.of(template.turn()));

        isProblem(
                Problem.PRECONDITION_FAILED,
                () -> change(SupportDesk.ADA, template, "Ada's", Optional.of(template.turn())));
        assertThat(list(SupportDesk.ADA)).containsExactly(changed);

        desk.database.inTransaction(
                () -> desk.templates.delete(SupportDesk.ADA, template.id(), Optional.of(changed.turn())));
        assertThat(list(SupportDesk.ADA)).isEmpty();
    }

    @Test
    void aNameIsGivenOnceInAFolder() {
        create("", "Ours", "text");
        create("Folder", "Ours", "text");

        isProblem(Problem.CONFLICT, () -> create("", "Ours", "another"));
        isProblem(
                Problem.CONFLICT,
                () -> desk.in(() -> desk.templates.change(
                        SupportDesk.ADA,
                        list(SupportDesk.ADA).getLast().id(),
                        TemplateText.of("", "Ours", "another"),
                        Optional.empty())));
    }

    @Test
    void ofTwoWhoGiveANameAtOnceOneHearsOfIt() throws Exception {
        // Derby gives the first number of a sequence to one transaction at a time.
        create("", "First", "text");
        Callable<Boolean> creating = () -> {
            try {
                create("", "Ours", "text");
                return true;
            } catch (ProblemException e) {
                assertThat(e.problem()).isEqualTo(Problem.CONFLICT);
                return false;
            }
        };
        try (var people = Executors.newFixedThreadPool(4)) {
            var done = people.invokeAll(List.of(creating, creating, creating, creating));

            int created = 0;
            for (var each : done) {
                created += each.get() ? 1 : 0;
            }
            assertThat(created).isOne();
        }
        assertThat(list(SupportDesk.ADA)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "two\nlines", "two\u2028lines", "two\u2029parts", "turned\u202E", "bell\u0007", "\u3164"
            })
    void aNameIsOneLineThatIsSeen(String name) {
        isProblem(Problem.BAD_REQUEST, () -> create("", name, "text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n", "nul\u0000"})
    void aTextHasWords(String content) {
        isProblem(Problem.BAD_REQUEST, () -> create("", "Ours", content));
    }
}
