package org.storelink.appstoreconnect.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.storelink.appstoreconnect.reviews.KeyReviews;
import org.storelink.appstoreconnect.session.Switches;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.connector.Check;
import org.storelink.testkit.LentContext;
import org.storelink.testkit.MutableClock;
import org.storelink.testkit.RecordingHttp;

class KeyReviewRightTest {

    @Test
    void aTeamWithoutAnAppProvesNothingAboutReviews() throws Exception {
        try (RecordingHttp http = new RecordingHttp()) {
            Switches switches = Switches.of(
                    new LentContext(Map.of(), http, MutableClock.at(Instant.parse("2026-11-23T20:00:00Z"))));
            byte[] noApps = "{\"data\":[],\"links\":{}}".getBytes(StandardCharsets.UTF_8);
            KeyReviews reviews = new KeyReviews(
                    _ -> new WebAnswer(200, HttpHeaders.of(Map.of(), (_, _) -> true), noApps),
                    switches,
                    (_, _) -> Optional.empty());

            List<Check> checks = new ReviewRight(reviews, true).checks();

            assertThat(checks).extracting(Check::outcome).containsOnly(Check.Outcome.PENDING);
            assertThat(checks.getFirst().detail()).contains("no app yet to try it with");
        }
    }
}
