package org.storelink.appstoreconnect.analytics;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.storelink.appstoreconnect.web.Browsing;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.web.WebRequest;

/** A site that answers what a test put down, by a part of the request's path or body; asked for anything else it knows nothing. */
final class AnalyticsDesk implements Browsing {

    static final String APPS = """
        {"size":2,"results":[{"adamId":"6740012300","name":"Northlight"},{"adamId":"6740012317","name":"小さな灯"}]}\
        """;

    static final String NOTHING = "{\"size\":0,\"results\":[]}";

    /** As many parts of one app as an answer holds. */
    static String full() {
        return IntStream.range(0, UsageQuestion.MOST_PARTS)
                .mapToObj(part -> "{\"adamId\":\"6740012300\",\"group\":{\"key\":\"" + part + "\"},\"data\":[]}")
                .collect(Collectors.joining(",", "{\"results\":[", "]}"));
    }

    private final Map<String, WebAnswer> answers = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();

    AnalyticsDesk answering(String part, int status, String body) {
        answers.put(
                part,
                new WebAnswer(status, HttpHeaders.of(Map.of(), (_, _) -> true), body.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** What was asked: method, path and body. */
    List<String> asked() {
        return asked;
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
                .orElseGet(() -> new WebAnswer(
                        404,
                        HttpHeaders.of(Map.of(), (_, _) -> true),
                        "<html>404</html>".getBytes(StandardCharsets.UTF_8)));
    }
}
