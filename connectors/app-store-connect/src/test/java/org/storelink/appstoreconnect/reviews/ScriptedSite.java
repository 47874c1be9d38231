package org.storelink.appstoreconnect.reviews;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.storelink.appstoreconnect.web.Browsing;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.web.WebRequest;

/** A site that answers what a test put down, by a part of method, path and body; asked for anything else it has only a page. */
final class ScriptedSite implements Browsing {

    static final String PAGE = "<!DOCTYPE html><html><h1>Not Found</h1></html>";
    static final String NOT_FOUND = "{\"errors\":[{\"status\":\"404\",\"code\":\"NOT_FOUND\"}]}";

    private final LinkedHashMap<String, WebAnswer> answers = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();

    /** What was put down later is looked at first. */
    ScriptedSite answering(String part, int status, String body) {
        answers.putFirst(part, answer(status, body));
        return this;
    }

    /** The same, with the time after which it may be asked again. */
    ScriptedSite answeringWithPatience(String part, int status, String body) {
        answers.putFirst(part, answer(status, body, Map.of("Retry-After", List.of("60"))));
        return this;
    }

    private static WebAnswer answer(int status, String body) {
        return answer(status, body, Map.of());
    }

    private static WebAnswer answer(int status, String body, Map<String, List<String>> headers) {
        return new WebAnswer(status, HttpHeaders.of(headers, (_, _) -> true), body.getBytes(StandardCharsets.UTF_8));
    }

    /** What was asked: method, path and body. */
    List<String> asked() {
        return asked;
    }

    List<String> asked(String part) {
        return asked.stream().filter(question -> question.contains(part)).toList();
    }

    @Override
    public WebAnswer send(WebRequest request) {
        String question =
                request.method() + " " + request.path() + " " + request.body().orElse("");
        asked.add(question);
        return answers.entrySet().stream()
                .filter(entry -> question.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> answer(404, PAGE));
    }
}
