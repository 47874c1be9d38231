package org.storelink.appstoresimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storelink.appstoresimulator.reporter.ErrorStatuses;

class CommandLineTest {

    @Test
    void readsEveryOption() {
        Options options = CommandLine.options(
                        ("--port 8123 --api-port 8124 --hourly-requests 99 --key-file keys.txt --seed 7 --today 2026-11-23 --accounts 1 --vendors 5 --rows-per-day 2740"
                                        + " --latency-ms 20 --publishing-hour 9 --quirks false --error-statuses always-ok"
                                        + " --wrong-credentials 1 --missing-token 2 --hashcash-bits 11 --session-hours 24"
                                        + " --wrong-passwords 3 --cookies-as-apple true")
                                .split(" "))
                .build();

        assertThat(options.port()).isEqualTo(8123);
        assertThat(options.apiPort()).isEqualTo(8124);
        assertThat(options.hourlyRequests()).isEqualTo(99);
        assertThat(options.keyFile()).hasValue(Path.of("keys.txt"));
        assertThat(options.seed()).isEqualTo(7);
        assertThat(options.today()).hasValue(LocalDate.of(2026, 11, 23));
        assertThat(options.accounts()).isEqualTo(1);
        assertThat(options.vendors()).isEqualTo(5);
        assertThat(options.rowsPerDay()).isEqualTo(2740);
        assertThat(options.latency()).isEqualTo(Duration.ofMillis(20));
        assertThat(options.publishingHour()).isEqualTo(9);
        assertThat(options.quirks()).isFalse();
        assertThat(options.errorStatuses()).isEqualTo(ErrorStatuses.ALWAYS_OK);
        assertThat(options.wrongCredentials()).isEqualTo(1);
        assertThat(options.missingToken()).isEqualTo(2);
        assertThat(options.hashcashBits()).isEqualTo(11);
        assertThat(options.sessionLife()).isEqualTo(Duration.ofHours(24));
        assertThat(options.wrongPasswords()).isEqualTo(3);
        assertThat(options.cookiesAsApple()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "--port x, --port:",
        "--port 99999, port:",
        "--api-port 99999, api-port:",
        "--hourly-requests 0, hourly-requests:",
        "--today soon, --today:",
        "--seed, --seed:",
        "--vendors 0, vendors:",
        "--hashcash-bits 31, hashcash-bits:",
        "--session-hours 0, session-hours:",
        "--wrong-passwords 0, wrong-passwords:",
        "--quirks perhaps, --quirks:",
        "--error-statuses odd, --error-statuses:",
        "--colour red, --colour:"
    })
    void namesTheOptionThatItCannotRead(String line, String start) {
        assertThatThrownBy(() -> CommandLine.options(line.split(" ")).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(start);
    }
}
