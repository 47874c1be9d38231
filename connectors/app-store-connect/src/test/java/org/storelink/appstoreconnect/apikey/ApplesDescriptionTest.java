package org.storelink.appstoreconnect.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.StoreSession;
import org.storelink.testkit.CollectedParts;

/**
 * Every question of the connector is one that Apple's OpenAPI description of its API knows. The description is Apple's, so it does not
 * lie here: the variable {@code STORELINK_APPLE_OPENAPI} names a copy, and without one there is nothing to hold anything against.
 */
class ApplesDescriptionTest {

    private static final String COPY = "STORELINK_APPLE_OPENAPI";

    @TestFactory
    Stream<DynamicTest> everyQuestionIsDescribed() throws Exception {
        Optional<Path> copy = Optional.ofNullable(System.getenv(COPY)).map(Path::of);
        if (copy.isEmpty()) {
            return Stream.empty();
        }
        Json paths = description(copy.get()).at("paths");
        return questions().stream()
                .map(question -> DynamicTest.dynamicTest(
                        question.getPath() + question.hashCode(), () -> check(question, paths)));
    }

    private static Json description(Path copy) throws IOException {
        return Json.parse(Files.readString(copy)).orElseThrow();
    }

    private static List<URI> questions() throws Exception {
        try (KeyTalk talk = new KeyTalk()) {
            talk.grant();
            talk.inSession(StoreSession::check);
            for (String stream : List.of("sales-daily", "sales-weekly", "sales-monthly", "sales-yearly")) {
                talk.fetch(talk.fixture().slice(stream), new CollectedParts());
            }
            talk.fetch(talk.fixture().financial(2026, 9), new CollectedParts());
            return talk.asked();
        }
    }

    private static void check(URI question, Json paths) {
        String path = question.getPath().replaceAll("/\\d+/", "/{id}/");
        List<Json> known = paths.at(path, "get", "parameters").items();
        Map<String, Json> described = new LinkedHashMap<>();
        known.forEach(parameter -> described.put(parameter.at("name").text().orElseThrow(), parameter));
        Map<String, String> sent = parameters(question);

        assertThat(described).as("%s is described", path).isNotEmpty();
        assertThat(sent.keySet()).isSubsetOf(described.keySet());
        described.forEach((name, parameter) -> {
            if (parameter.at("required").isTrue()) {
                assertThat(sent).containsKey(name);
            }
        });
        sent.forEach((name, value) -> {
            List<String> values = new ArrayList<>();
            described
                    .getOrDefault(name, Json.nothing())
                    .at("schema", "items", "enum")
                    .items()
                    .forEach(one -> values.add(one.text().orElseThrow()));
            if (!values.isEmpty()) {
                assertThat(values).contains(value);
            }
        });
    }

    private static Map<String, String> parameters(URI question) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : question.getRawQuery().split("&", -1)) {
            int equals = pair.indexOf('=');
            parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
