package org.storelink.appstoreconnect.analytics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.storelink.appstoreconnect.wire.Json;

/**
 * One question about a day: a single measure, because App Analytics withholds all measures of an answer as soon as one of them is too
 * small to be told.
 *
 * @param apps all of the account, or one of several that have to be asked for one by one
 * @param suffix what tells it from the question about all of them; empty for that one
 */
record UsageQuestion(Cut cut, Measure measure, List<String> apps, String suffix) {

    /** More parts than any app has countries, and the most the site gives. */
    static final int MOST_PARTS = 200;

    /** What is asked of a day. */
    static List<UsageQuestion> all(List<Measure> measures, List<String> apps) {
        return Arrays.stream(Cut.values())
                .flatMap(cut -> measures.stream().map(measure -> new UsageQuestion(cut, measure, apps, "")))
                .toList();
    }

    /** The same of each app alone. */
    Stream<UsageQuestion> ofEachApp() {
        return apps.stream().map(app -> new UsageQuestion(cut, measure, List.of(app), "-" + app));
    }

    boolean isOfSeveralApps() {
        return apps.size() > 1;
    }

    /** Names the question among those of a day. */
    String key() {
        return cut.word() + "-" + measure.key() + suffix;
    }

    /** Whether an answer has the shape that is known, and room for every part. */
    boolean isAnsweredBy(Json answer) {
        List<Json> results = answer.at("results").items();
        boolean isWhole = !isOfSeveralApps() || cut == Cut.WHOLE || results.size() < MOST_PARTS;
        return isWhole
                && UsageParser.isKnown(answer, measure)
                && results.stream()
                        .allMatch(result ->
                                apps.contains(result.at("adamId").text().orElse("")));
    }
}
