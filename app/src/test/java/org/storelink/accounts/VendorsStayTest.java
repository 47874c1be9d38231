package org.storelink.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.storelink.accounts.Household.ADMIN;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.storelink.connector.Challenge;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
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
    void butAScriptIsAskedWhenOneIsNoLongerOffered() {
        house.store.onBegin = _ -> which("8002", "8003");

        LinkAttempt asked = house.linking.goOn(ADMIN, account.id(), Saving.AT_ONCE);

        assertThat(asked.state()).isEqualTo(LinkState.CHOOSE);
        assertThat(answers).isEmpty();
        assertThat(collected(house.account(account.id()))).containsExactly("8001", "8002");
    }

    @ParameterizedTest
    @MethodSource
    void andAreAskedForWhenTheStoreRefusesThem(ConnectorFailure failure) {
        house.store.onBegin = _ -> which("8001", "8002", "8003");
        house.store.onAnswer = (_, answer) -> {
            answers.add(answer);
            if (answers.size() == 1) {
                throw new ConnectorException(failure);
            }
            return FakeStore.linked("ada", "8003");
        };

        LinkAttempt asked = house.linking.goOn(ADMIN, account.id(), Saving.AT_ONCE);

        assertThat(asked.state()).isEqualTo(LinkState.CHOOSE);
        LinkAttempt linked = house.linking.answer(ADMIN, asked.id(), new ChallengeAnswer.Chosen(List.of("8003")));
        assertThat(collected(linked.account().orElseThrow())).containsExactly("8003");
    }

    static Stream<ConnectorFailure> andAreAskedForWhenTheStoreRefusesThem() {
        return Stream.of(
                new ConnectorFailure.RequestRejected("None of these vendors."),
                new ConnectorFailure.Unavailable("Out of order."));
    }

    @ParameterizedTest
    @MethodSource
    void unlessTheStoreWantsNoAnswerAtAll(ConnectorFailure failure) {
        house.store.onBegin = _ -> which("8001", "8002");
        house.store.onAnswer = (_, _) -> {
            throw new ConnectorException(failure);
        };

        LinkAttempt refused = house.linking.goOn(ADMIN, account.id(), Saving.AFTER_PREVIEW);

        assertThat(refused.state()).isEqualTo(LinkState.REFUSED);
    }

    static Stream<ConnectorFailure> unlessTheStoreWantsNoAnswerAtAll() {
        Instant later = Instant.parse("2026-11-22T09:00:00Z");
        return Stream.of(
                new ConnectorFailure.CredentialRejected("Wrong."),
                new ConnectorFailure.AccountLocked(later, "Locked."),
                new ConnectorFailure.Throttled(later, "Too often."));
    }

    @Test
    void keepTheirNamesWhenTheyAreOfferedByOthers() {
        house.in(() -> house.accounts.update(
                ADMIN,
                account.id(),
                new AccountUpdate(Optional.empty(), Optional.empty(), Optional.of(Set.of("8002")))));
        house.store.onBegin = _ -> new LinkStep.Challenged(
                Challenge.Choose.vendors(
                        "Which vendors?", List.of(new Challenge.Option("8001", "8001 (small)"), option("8002"))),
                new HandshakeState("vendors".getBytes(UTF_8)));

        house.linking.goOn(ADMIN, account.id(), Saving.AT_ONCE);

        assertThat(house.account(account.id()).vendors())
                .extracting(LinkedVendor::name)
                .containsExactly("Vendor 8001", "Vendor 8002");
    }

    /** So that they may be chosen later, without linking again. */
    @Test
    void thoseThatAPersonLeavesOutAreKnown() {
        house.store.onBegin = _ -> which("9001", "9002");
        house.store.onAnswer = (_, _) -> FakeStore.linked("bob", "9001");
        LinkAttempt asked = house.linking.begin(ADMIN, house.request());

        LinkedAccount linked = house.linking
                .answer(ADMIN, asked.id(), new ChallengeAnswer.Chosen(List.of("9001")))
                .account()
                .orElseThrow();

        assertThat(linked.vendors())
                .extracting(LinkedVendor::code, LinkedVendor::chosen)
                .containsExactly(tuple("9001", true), tuple("9002", false));
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
