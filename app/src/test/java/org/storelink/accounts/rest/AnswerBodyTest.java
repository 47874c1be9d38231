package org.storelink.accounts.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.platform.ProblemException;
import org.storelink.platform.rest.Json;

class AnswerBodyTest {

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("{\"code\":\"123456\"}", new ChallengeAnswer.Code("123456")),
                Arguments.of("{\"send_to\":\"sms-2\"}", new ChallengeAnswer.SendTo("sms-2")),
                Arguments.of("{\"choice\":\"a\"}", new ChallengeAnswer.Chosen(List.of("a"))),
                Arguments.of("{\"choices\":[\"a\",\"b\"]}", new ChallengeAnswer.Chosen(List.of("a", "b"))),
                Arguments.of("{\"done\":true}", new ChallengeAnswer.Agreed()));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void isOneOfTheAnswers(String json, ChallengeAnswer answer) {
        assertThat(read(json).toAnswer()).isEqualTo(answer);
    }

    @ParameterizedTest
    @MethodSource("nothingOrTooMuch")
    void refusesNothingAndMoreThanOne(String json) {
        AnswerBody body = read(json);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(body::toAnswer)
                .withMessageContaining("one of {code}");
    }

    static Stream<String> nothingOrTooMuch() {
        return Stream.of(
                "{}",
                "{\"link\":true}",
                "{\"done\":false}",
                "{\"code\":\"123456\",\"send_to\":\"sms-2\"}",
                "{\"values\":{\"a\":\"b\"}}");
    }

    @Test
    void confirmsAlone() {
        assertThat(read("{\"link\":true}").confirms()).isTrue();
        assertThat(read("{\"done\":true}").confirms()).isFalse();
        assertThat(read("{\"link\":false}").confirms()).isFalse();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read("{\"link\":true,\"done\":true}").confirms())
                .withMessageContaining("one of {code}");
    }

    @Test
    void showsNoCode() {
        assertThat(read("{\"code\":\"123456\"}").toString()).doesNotContain("123456");
    }

    private static AnswerBody read(String json) {
        return new Json().getContext(AnswerBody.class).fromJson(json, AnswerBody.class);
    }
}
