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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.connector.Challenge;
import org.storelink.connector.Challenge.Delivery;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.LinkStep;
import org.storelink.platform.ProblemException;
import org.storelink.platform.rest.Json;
import org.storelink.platform.testing.DatabaseTest;

@DatabaseTest
class CodeChallengeTest {

    private static final List<Delivery> DELIVERIES = List.of(
            new Delivery("device", Delivery.Kind.DEVICE, "your trusted devices"),
            new Delivery("sms-1", Delivery.Kind.SMS, "+49 •••• •••••85"));

    private static final int TRIALS = 1000;

    @TempDir
    static Path folder;

    @AutoClose
    private Household house = new Household(folder);

    private final List<ChallengeAnswer> answers = new ArrayList<>();

    @Test
    void asksForTheCodeAndHandsItOnAfterARestart() {
        house.store.onBegin = _ -> code("your trusted devices", "", Optional.empty());
        house.store.onAnswer = (state, answer) -> {
            assertThat(state.bytes()).isEqualTo("cookies".getBytes(UTF_8));
            answers.add(answer);
            return FakeStore.linked("ada", "8001");
        };

        LinkAttempt asked = house.linking.begin(ADMIN, house.request());
        house.start();
        LinkAttempt linked = house.linking.answer(ADMIN, asked.id(), new ChallengeAnswer.Code("123456"));

        assertThat(asked.state()).isEqualTo(LinkState.CHALLENGE);
        assertThat(linked.state()).isEqualTo(LinkState.LINKED);
        assertThat(answers).containsExactly(new ChallengeAnswer.Code("123456"));
    }

    @Test
    void tellsEverythingThatThePersonMustKnow() {
        Instant resendAt = house.clock.instant().plusSeconds(30);
        house.store.onBegin = _ -> code("+49 •••• •••••85", "That code was wrong.", Optional.of(resendAt));

        LinkAttempt asked = house.linking.begin(ADMIN, house.request());

        String json = Json.write(house.linking.get(ADMIN, asked.id()));
        assertThat(json)
                .contains("\"state\":\"challenge\"")
                .contains("\"kind\":\"code\"")
                .contains("\"length\":6")
                .contains("\"sent_to\":\"+49 •••• •••••85\"")
                .contains("{\"id\":\"sms-1\",\"kind\":\"sms\",\"target\":\"+49 •••• •••••85\"}")
                .contains("\"last_error\":\"That code was wrong.\"")
                .contains("\"tries_left\":2")
                .contains("\"resend_at\":\"2026-11-22T08:00:30\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456", " 123 456 ", "123-456", "１２３４５６", "١٢٣٤٥٦"})
    void forgivesHowACodeIsWritten(String typed) {
        LinkAttempt asked = asked(Optional.empty());

        house.linking.answer(ADMIN, asked.id(), new ChallengeAnswer.Code(typed));

        assertThat(answers).containsExactly(new ChallengeAnswer.Code("123456"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "12345a", "abcdef"})
    void sendsNothingThatCannotBeACode(String typed) {
        LinkAttempt asked = asked(Optional.empty());

        refuses(asked, new ChallengeAnswer.Code(typed), "code", "6 digits");

        assertThat(answers).isEmpty();
        assertThat(house.linking.get(ADMIN, asked.id()).state()).isEqualTo(LinkState.CHALLENGE);
    }

    @Test
    void sendsACodeByTheWaysThatTheStoreOffers() {
        LinkAttempt asked = asked(Optional.empty());

        refuses(asked, new ChallengeAnswer.SendTo("carrier-pigeon"), "send_to", "device, sms-1");
        refuses(asked, new ChallengeAnswer.Agreed(), "code", "code");
        house.linking.answer(ADMIN, asked.id(), new ChallengeAnswer.SendTo("sms-1"));

        assertThat(answers).containsExactly(new ChallengeAnswer.SendTo("sms-1"));
    }

    @Test
    void leavesTheStoreItsTimeBetweenTwoCodes() {
        LinkAttempt asked = asked(Optional.of(house.clock.instant().plusSeconds(30)));

        refuses(asked, new ChallengeAnswer.SendTo("sms-1"), "send_to", "must wait");
        house.clock.advance(Duration.ofSeconds(30));
        house.linking.answer(ADMIN, asked.id(), new ChallengeAnswer.SendTo("sms-1"));

        assertThat(answers).hasSize(1);
    }

    /** It is there already: nothing is sent. */
    @Test
    void takesTheCodeOnDevicesInsteadWithoutAWait() {
        LinkAttempt asked = asked(Optional.of(house.clock.instant().plusSeconds(30)));

        house.linking.answer(ADMIN, asked.id(), new ChallengeAnswer.SendTo("device"));

        assertThat(answers).containsExactly(new ChallengeAnswer.SendTo("device"));
    }

    @Test
    void goesOnAtAnotherServerThanTheOneThatAsked() {
        house.store.onBegin = _ -> code("your trusted devices", "", Optional.empty());
        Household other = house.anotherServer();
        other.store.onAnswer = (state, answer) -> {
            assertThat(state.bytes()).isEqualTo("cookies".getBytes(UTF_8));
            answers.add(answer);
            return FakeStore.linked("ada", "8001");
        };

        LinkAttempt asked = house.linking.begin(ADMIN, house.request());
        LinkAttempt linked = other.linking.answer(ADMIN, asked.id(), new ChallengeAnswer.Code("123456"));

        assertThat(linked.state()).isEqualTo(LinkState.LINKED);
        assertThat(answers).containsExactly(new ChallengeAnswer.Code("123456"));
        assertThat(house.linking.get(ADMIN, asked.id()).state()).isEqualTo(LinkState.LINKED);
    }

    /** Whichever comes first spends it; the other is told so and sends nothing (threat T18). */
    @Test
    void aCodeThatTwoServersAreGivenAtOnceReachesTheStoreOnce() throws Exception {
        house.store.onBegin = _ -> code("your trusted devices", "", Optional.empty());
        Household other = house.anotherServer();
        AtomicInteger given = new AtomicInteger();
        FakeStore.Further spent = (_, _) -> {
            given.incrementAndGet();
            return new LinkStep.Refused(new ConnectorFailure.RequestRejected("Enough of this one."));
        };
        house.store.onAnswer = spent;
        other.store.onAnswer = spent;

        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int trial = 1; trial <= TRIALS; trial++) {
                UUID id = house.linking.begin(ADMIN, house.request()).id();
                CyclicBarrier start = new CyclicBarrier(2);
                List<Future<LinkState>> both = new ArrayList<>();
                for (Household server : List.of(house, other)) {
                    both.add(people.submit(() -> {
                        start.await();
                        return server.linking
                                .answer(ADMIN, id, new ChallengeAnswer.Code("123456"))
                                .state();
                    }));
                }
                List<Object> outcomes = new ArrayList<>();
                for (Future<LinkState> one : both) {
                    outcomes.add(outcome(one));
                }

                assertThat(given).as("trial " + trial).hasValue(trial);
                assertThat(outcomes).as("trial " + trial).containsOnlyOnce(LinkState.REFUSED);
            }
        }
    }

    /** The state it led to, or how it was refused. */
    private static Object outcome(Future<LinkState> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProblemException refused) {
                return refused.problem();
            }
            throw new AssertionError(e);
        }
    }

    @Test
    void takesNoCodeBeforeOneWasSent() {
        house.store.onBegin = _ -> code("", "", Optional.empty());
        LinkAttempt asked = house.linking.begin(ADMIN, house.request());

        refuses(asked, new ChallengeAnswer.Code("123456"), "code", "not sent yet");
    }

    @Test
    void anAttemptThatNobodyFinishedDoesNotKeepTheNextFromBeginning() {
        asked(Optional.empty());

        LinkAttempt second = house.linking.begin(ADMIN, house.request());
        house.clock.advance(Duration.ofMinutes(16));
        house.in(() -> house.conversations.clean(house.clock.instant()));
        LinkAttempt third = house.linking.begin(ADMIN, house.request());

        assertThat(house.linking.get(ADMIN, second.id()).state()).isEqualTo(LinkState.EXPIRED);
        assertThat(third.state()).isEqualTo(LinkState.CHALLENGE);
    }

    private LinkAttempt asked(Optional<Instant> resendAt) {
        house.store.onBegin = _ -> code("your trusted devices", "", resendAt);
        house.store.onAnswer = (_, answer) -> {
            answers.add(answer);
            return code("your trusted devices", "", Optional.empty());
        };
        return house.linking.begin(ADMIN, house.request());
    }

    private static LinkStep code(String sentTo, String lastError, Optional<Instant> resendAt) {
        return new LinkStep.Challenged(
                new Challenge.OneTimeCode(
                        "Look at your devices.", 6, sentTo, DELIVERIES, lastError, OptionalInt.of(2), resendAt),
                new HandshakeState("cookies".getBytes(UTF_8)));
    }

    private void refuses(LinkAttempt asked, ChallengeAnswer answer, String field, String words) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> house.linking.answer(ADMIN, asked.id(), answer))
                .satisfies(problem -> assertThat(problem.errors())
                        .extracting(ProblemException.FieldError::field)
                        .containsExactly(field))
                .withMessageContaining(words);
    }
}
