package org.storelink.appstoreconnect.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void whatIsThereIsFoundAndWhatIsNotIsMissing() {
        Json json = Json.parse("""
                        {"a": {"b": [1, "two", {"c": true}]}, "d": null, "e": "", "f": "caf\\u00e9 \\"x\\"\\n", "g": 12345678901}
                        """).orElseThrow();

        assertThat(json.at("a", "b").items()).hasSize(3);
        assertThat(json.at("a", "b").items().getFirst().number()).hasValue(1);
        assertThat(json.at("a", "b").items().get(1).text()).contains("two");
        assertThat(json.at("a", "b").items().get(2).at("c").isTrue()).isTrue();
        assertThat(json.at("d").isMissing()).isTrue();
        assertThat(json.at("e").text()).isEmpty();
        assertThat(json.at("f").text()).contains("café \"x\"\n");
        assertThat(json.at("g").number()).hasValue(12_345_678_901L);
        assertThat(json.at("a", "x", "y").isMissing()).isTrue();
        assertThat(json.at("a", "b", "c").text()).isEmpty();
        assertThat(json.all("c")).hasSize(1);
    }

    @Test
    void writesWhatItReads() {
        String text = Json.object(
                        "code",
                        "12\"34\\ \n\u2028",
                        "id",
                        7,
                        "right",
                        true,
                        "list",
                        Json.list(List.of("x", Json.object("y", "z"))),
                        "empty",
                        Json.object())
                .written();

        assertThat(text)
                .isEqualTo(
                        "{\"code\":\"12\\\"34\\\\ \\u000a\\u2028\",\"id\":7,\"right\":true,\"list\":[\"x\",{\"y\":\"z\"}],\"empty\":{}}");
        assertThat(Json.parse(text).orElseThrow().written()).isEqualTo(text);
    }

    @Test
    void acceptsAllOfJsonsEscapesAndNumbers() {
        Json json =
                Json.parse("[\"\\b\\f\\n\\r\\t\\/\\\\\", -1.5e3, 0, [], {}]").orElseThrow();

        assertThat(json.items().getFirst().text()).contains("\b\f\n\r\t/\\");
        assertThat(json.items().get(1).text()).contains("-1.5E+3");
        assertThat(json.items().get(3).isList()).isTrue();
        assertThat(json.items().get(4).isObject()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "<html>",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\"}",
                "{a:1}",
                "tru",
                "01",
                "1.",
                "+1",
                "\"\n\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "[1] x",
                "\"open",
                "nul",
                "-",
                "1e99999"
            })
    void whatIsNoJsonIsNone(String text) {
        assertThat(Json.parse(text)).isEmpty();
    }

    @Test
    void nestingWithoutEndIsNoJson() {
        assertThat(Json.parse("[".repeat(100_000) + "]".repeat(100_000))).isEmpty();
    }

    @Test
    void showsNothingOfItself() {
        assertThat(Json.object("accessKey", "secret")).hasToString("Json");
    }
}
