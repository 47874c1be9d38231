package org.storelink.appstoreconnect.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashcashTest {

    /** Published with a known client; its dates are UTC here. */
    @ParameterizedTest
    @CsvSource({
        "11, 4d74fb15eb23f465f1f6fcbf534e5877, 2023-02-23T17:06:00Z, 1:11:20230223170600:4d74fb15eb23f465f1f6fcbf534e5877::6373",
        "12, f8b58554b2f22960fc0dc99aea342276, 2023-02-23T21:37:32Z, 1:12:20230223213732:f8b58554b2f22960fc0dc99aea342276::2381"
    })
    void findsThePublishedStamps(int bits, String challenge, Instant now, String stamp) throws InterruptedException {
        assertThat(new Hashcash(bits, challenge).stamp(now)).isEqualTo(stamp);
    }

    @Test
    void isReadFromTheHeadersAndLeftOutWhenOneIsMissing() {
        assertThat(Hashcash.in(headers("11", "4d74"))).contains(new Hashcash(11, "4d74"));
        assertThat(Hashcash.in(headers("11", ""))).isEmpty();
        assertThat(Hashcash.in(headers("", "4d74"))).isEmpty();
        assertThat(Hashcash.in(headers("eleven", "4d74"))).isEmpty();
        assertThat(Hashcash.in(headers("11", "4d74\u00e4"))).isEmpty();
        assertThat(Hashcash.in(HttpHeaders.of(Map.of(), (_, _) -> true))).isEqualTo(Optional.empty());
    }

    private static HttpHeaders headers(String bits, String challenge) {
        return HttpHeaders.of(
                Map.of("X-Apple-HC-Bits", List.of(bits), "X-Apple-HC-Challenge", List.of(challenge)), (_, _) -> true);
    }

    @Test
    void workOfMinutesIsNotBegun() {
        assertThat(new Hashcash(12, "00").isBearable()).isTrue();
        assertThat(new Hashcash(40, "00").isBearable()).isFalse();
    }

    @Test
    void workEndsWhenInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> new Hashcash(160, "00").stamp(Instant.EPOCH)).isInstanceOf(InterruptedException.class);
    }
}
