package org.storelink.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.storelink.accounts.Household.ADMIN;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.storelink.connector.Capability;
import org.storelink.connector.Challenge;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.LinkStep;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.testing.DatabaseTest;

/** What a code was spent on is kept, and what comes between its being kept and its being used is not the end of it. */
@DatabaseTest
class KeptStepTest {

    private static final ConnectorFailure OUT_OF_ORDER = new ConnectorFailure.Unavailable("The store is out of order.");
    private static final LinkStep KEPT = new LinkStep.Challenged(
            Challenge.Consent.kept("The code was accepted."), new HandshakeState("accepted".getBytes(UTF_8)));

    @TempDir
    static Path folder;

    @AutoClose
    private Household house = new Household(folder);

    private final List<String> goneOnFrom = new ArrayList<>();

    @BeforeEach
    void keepsWhatACodeWasSpentOn() {
        house.store.onBegin = _ -> KEPT;
    }

    private void answers(LinkStep... steps) {
        List<LinkStep> left = new ArrayList<>(List.of(steps));
        house.store.onAnswer = (state, _) -> {
            goneOnFrom.add(new String(state.bytes(), UTF_8));
            return left.removeFirst();
        };
    }

    private LinkAttempt goOn(LinkAttempt attempt) {
        return house.linking.answer(ADMIN, attempt.id(), new ChallengeAnswer.Agreed());
    }

    @Test
    void aStoreThatIsOutOfOrderForAMomentCostsNoCode() {
        answers(
                new LinkStep.Refused(OUT_OF_ORDER),
                new LinkStep.Refused(OUT_OF_ORDER),
                FakeStore.linked("ada", "8001"));

        LinkAttempt open = house.linking.begin(ADMIN, house.request());
        LinkAttempt still = goOn(open);
        LinkAttempt linked = goOn(open);

        assertThat(List.of(open, still)).allSatisfy(attempt -> {
            assertThat(attempt.state()).isEqualTo(LinkState.CONSENT);
            assertThat(attempt.challenge().orElseThrow().prompt()).isEqualTo("The code was accepted.");
            assertThat(attempt.challenge().orElseThrow().consequence())
                    .isEqualTo("The store is out of order. Nothing is lost.");
            assertThat(attempt.challenge().orElseThrow().action()).isEqualTo("Go on");
        });
        assertThat(linked.state()).isEqualTo(LinkState.LINKED);
        assertThat(goneOnFrom).containsExactly("accepted", "accepted", "accepted");
    }

    @Test
    void isThereAfterARestartToo() {
        answers(new LinkStep.Refused(OUT_OF_ORDER), FakeStore.linked("ada", "8001"));

        LinkAttempt open = house.linking.begin(ADMIN, house.request());
        house.start();
        LinkAttempt linked = goOn(open);

        assertThat(linked.state()).isEqualTo(LinkState.LINKED);
    }

    @Test
    void aStoreThatAsksForPatienceIsLeftInPeaceMeanwhile() {
        Instant later = house.clock.instant().plus(Duration.ofMinutes(5));
        answers(
                new LinkStep.Refused(new ConnectorFailure.Throttled(later, "Too much was asked for.")),
                FakeStore.linked("ada", "8001"));

        LinkAttempt open = house.linking.begin(ADMIN, house.request());
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> goOn(open))
                .satisfies(problem -> assertThat(problem.problem()).isEqualTo(Problem.STORE_UNAVAILABLE));
        assertThat(goneOnFrom).hasSize(1);
        house.clock.advance(Duration.ofMinutes(6));
        LinkAttempt linked = goOn(open);

        assertThat(open.challenge().orElseThrow().consequence()).contains("Too much was asked for.", "Go on after");
        assertThat(linked.state()).isEqualTo(LinkState.LINKED);
    }

    @ParameterizedTest
    @MethodSource("finalWords")
    void whatTheStoreSaysForGoodEndsTheAttempt(ConnectorFailure failure) {
        answers(new LinkStep.Refused(failure));

        LinkAttempt attempt = house.linking.begin(ADMIN, house.request());

        assertThat(attempt.state()).isEqualTo(LinkState.REFUSED);
        assertThat(attempt.problem()).contains(failure.message());
    }

    static Stream<ConnectorFailure> finalWords() {
        return Stream.of(
                new ConnectorFailure.PermissionMissing(Capability.SALES, "Not a user here."),
                new ConnectorFailure.RequestRejected("Begin again."),
                new ConnectorFailure.AgreementMissing("Sign."),
                new ConnectorFailure.CredentialRejected("Wrong password."),
                new ConnectorFailure.Throttled(Instant.parse("2026-11-23T08:00:00Z"), "Not before tomorrow."));
    }

    /** What a person was asked is another matter: that attempt is begun again. */
    @Test
    void onlyWhatWasKeptIsKept() {
        house.store.onBegin = _ -> new LinkStep.Challenged(
                new Challenge.Consent("Make a token?", "An older one stops working.", "Make it"),
                new HandshakeState("asked".getBytes(UTF_8)));
        answers(new LinkStep.Refused(OUT_OF_ORDER));

        LinkAttempt refused = goOn(house.linking.begin(ADMIN, house.request()));

        assertThat(refused.state()).isEqualTo(LinkState.REFUSED);
    }

    @Test
    void endsWithItsTimeLikeEveryQuestion() {
        answers(new LinkStep.Refused(OUT_OF_ORDER), FakeStore.linked("ada", "8001"));
        LinkAttempt open = house.linking.begin(ADMIN, house.request());

        house.clock.advance(Duration.ofMinutes(15));
        LinkAttempt late = house.linking.get(ADMIN, open.id());
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> goOn(open))
                .satisfies(problem -> assertThat(problem.problem()).isEqualTo(Problem.CONFLICT));
        house.in(() -> house.conversations.clean(house.clock.instant()));

        assertThat(late.state()).isEqualTo(LinkState.EXPIRED);
        assertThat(house.in(() -> house.conversations.get(1, open.id()).question()))
                .isEmpty();
        assertThat(goneOnFrom).hasSize(1);
    }
}
