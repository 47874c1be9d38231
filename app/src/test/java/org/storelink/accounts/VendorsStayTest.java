package org.storelink.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.storelink.accounts.Household.ADMIN;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.connector.Challenge;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.LinkStep;
import org.storelink.platform.ProblemException;
import org.storelink.platform.testing.DatabaseTest;

/** Who links an account again is not asked again whose reports are collected. */
@DatabaseTest
class VendorsStayTest {

    @TempDir
    static Path folder;

    @AutoClose
    private Household house = new Household(folder);

    private final List<ChallengeAnswer> answers = new ArrayList<>();

    private LinkedAccount account;

    @SuppressWarnings("NullAway.Init") // The field is filled before each test.
    VendorsStayTest() {}

    @BeforeEach
    void linksOne() {
        account = house.link("ada", "8001", "8002");
        house.store.onAnswer = (state, answer) -> {
            assertThat(state.bytes()).isEqualTo("vendors".getBytes(UTF_8));
            answers.add(answer);
            return FakeStore.linked(
                    "ada", ((ChallengeAnswer.Chosen) answer).options().toArray(String[]::new));
        };
    }

    @Test
    void whenTheyAreOffered() {
        house.store.onBegin = _ -> which("8001", "8002", "8003");

        LinkAttempt linked = house.linking.goOn(ADMIN, account.id(), Saving.AFTER_PREVIEW);

        assertThat(linked.state()).isEqualTo(LinkState.LINKED);
        assertThat(answers).containsExactly(new ChallengeAnswer.Chosen(List.of("8001", "8002")));
        LinkedAccount relinked = linked.account().orElseThrow();
        assertThat(relinked.id()).isEqualTo(account.id());
        assertThat(collected(relinked)).containsExactly("8001", "8002");
        assertThat(relinked.vendors())
                .as("the new one is named")
                .extracting(LinkedVendor::code)
                .containsExactly("8001", "8002", "8003");
    }

    @Test
    void whenNewCredentialsAreTyped() {
        house.store.onBegin = _ -> which("8002", "8001");

        LinkAttempt linked = house.linking.relink(ADMIN, account.id(), FakeStore.GOOD_VALUES, Saving.AT_ONCE);

        assertThat(collected(linked.account().orElseThrow())).containsExactly("8001", "8002");
    }

    @Test
    void afterAPersonHasTypedACode() {
        house.store.onBegin = _ -> new LinkStep.Challenged(
                new Challenge.Consent("Go on?", "It goes on.", "Go on"), new HandshakeState("vendors".getBytes(UTF_8)));
        house.store.onAnswer = (_, answer) -> {
            answers.add(answer);
            return answer instanceof ChallengeAnswer.Agreed
                    ? which("8001", "8002", "8003")
                    : FakeStore.linked("ada", "8001", "8002");
        };
        LinkAttempt asked = house.linking.goOn(ADMIN, account.id(), Saving.AFTER_PREVIEW);

        LinkAttempt linked = house.linking.answer(ADMIN, asked.id(), new ChallengeAnswer.Agreed());

        assertThat(linked.state()).isEqualTo(LinkState.LINKED);
        assertThat(answers)
                .containsExactly(new ChallengeAnswer.Agreed(), new ChallengeAnswer.Chosen(List.of("8001", "8002")));
    }

    @Test
    void andThoseThatWereNotCollectedStayUncollected() {
        house.in(() -> house.accounts.update(
                ADMIN,
                account.id(),
                new AccountUpdate(Optional.empty(), Optional.empty(), Optional.of(Set.of("8002")))));
        house.store.onBegin = _ -> which("8001", "8002");

        LinkAttempt linked = house.linking.goOn(ADMIN, account.id(), Saving.AFTER_PREVIEW);

        assertThat(collected(linked.account().orElseThrow())).containsExactly("8002");
    }

    @Test
    void butOneThatIsNoLongerOfferedIsShownBefore() {
        house.store.onBegin = _ -> which("8002", "8003");

        LinkAttempt seen = house.linking.goOn(ADMIN, account.id(), Saving.AFTER_PREVIEW);

        assertThat(seen.state()).isEqualTo(LinkState.PREVIEW);
        assertThat(seen.preview().orElseThrow().vendors())
                .containsExactly(
                        new LinkPreview.PreviewedVendor("8002", "Vendor 8002", true, false),
                        new LinkPreview.PreviewedVendor("8001", "Vendor 8001", false, true),
                        new LinkPreview.PreviewedVendor("8003", "Vendor 8003", false, false));
        assertThat(collected(house.linking.confirm(ADMIN, seen.id()).account().orElseThrow()))
                .containsExactly("8002");
    }

    @Test
    void unlessNoneOfThemIsOffered() {
        house.store.onBegin = _ -> which("8003", "8004");

        LinkAttempt asked = house.linking.goOn(ADMIN, account.id(), Saving.AFTER_PREVIEW);

        assertThat(asked.state()).isEqualTo(LinkState.CHOOSE);
        assertThat(answers).isEmpty();
    }

    @Test
    void unlessTheQuestionIsAnother() {
        house.store.onBegin = _ -> new LinkStep.Challenged(
                new Challenge.Choose("Which provider?", List.of(option("8001"), option("8002")), true),
                new HandshakeState("vendors".getBytes(UTF_8)));

        assertThat(house.linking.goOn(ADMIN, account.id(), Saving.AFTER_PREVIEW).state())
                .isEqualTo(LinkState.CHOOSE);
    }

    @Test
    void isAskedOnceByItselfOnly() {
        house.store.onBegin = _ -> which("8001", "8002");
        house.store.onAnswer = (_, answer) -> {
            answers.add(answer);
            return which("8001", "8002");
        };

        LinkAttempt asked = house.linking.goOn(ADMIN, account.id(), Saving.AFTER_PREVIEW);

        assertThat(asked.state()).isEqualTo(LinkState.CHOOSE);
        assertThat(answers).hasSize(1);
    }

    /** What came with the question, for example cookies, is in the database before the answer is sent. */
    @Test
    void losesNothingThatTheStoreGaveWhenTheServerDies() {
        house.store.onBegin = _ -> which("8001", "8002");
        house.store.onAnswer = (_, _) -> {
            house.die();
            return FakeStore.linked("ada", "8001", "8002");
        };
        assertThatExceptionOfType(Household.ServerDied.class)
                .isThrownBy(() -> house.linking.goOn(ADMIN, account.id(), Saving.AFTER_PREVIEW));
        house.start();
        LinkAttempt left = house.linking.get(ADMIN, attempt());
        house.clock.advance(Duration.ofMinutes(2));
        house.store.onAnswer = (state, _) -> {
            assertThat(state.bytes()).isEqualTo("vendors".getBytes(UTF_8));
            return FakeStore.linked("ada", "8001", "8002");
        };

        LinkAttempt linked =
                house.linking.answer(ADMIN, left.id(), new ChallengeAnswer.Chosen(List.of("8001", "8002")));

        assertThat(left.state()).isEqualTo(LinkState.WORKING);
        assertThat(linked.state()).isEqualTo(LinkState.LINKED);
    }

    @Test
    void areAskedForWhereAnAccountIsNew() {
        house.store.onBegin = _ -> which("8001", "8002");
        house.in(() -> {
            house.accounts.unlink(ADMIN, account.id(), false);
            return true;
        });

        assertThat(house.linking.begin(ADMIN, house.request()).state()).isEqualTo(LinkState.CHOOSE);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> house.linking.goOn(ADMIN, account.id(), Saving.AFTER_PREVIEW));
    }

    private UUID attempt() {
        return UUID.fromString(house.in(() -> (String) house.database
                .entityManager()
                .createNativeQuery("SELECT id FROM link_attempt WHERE state = 'choose'")
                .getSingleResult()));
    }

    private static List<String> collected(LinkedAccount account) {
        return account.vendors().stream()
                .filter(LinkedVendor::chosen)
                .map(LinkedVendor::code)
                .toList();
    }

    private static LinkStep which(String... codes) {
        return new LinkStep.Challenged(
                Challenge.Choose.vendors(
                        "Which vendors?",
                        Stream.of(codes).map(VendorsStayTest::option).toList()),
                new HandshakeState("vendors".getBytes(UTF_8)));
    }

    private static Challenge.Option option(String code) {
        return new Challenge.Option(code, "Vendor " + code);
    }
}
