package org.storelink.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class IngestionConfigTest {

    private static IngestionConfig with(Duration heartbeat, int parallelAccounts, Duration lease) {
        return new IngestionConfig(
                Path.of("data"), heartbeat, parallelAccounts, lease, Duration.ofMinutes(60), Optional.empty(), 3, 1, 0);
    }

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void namesTheKeyWhoseValueMakesNoSense() {
        assertThatThrownBy(() -> with(Duration.ZERO, 4, MINUTE.multipliedBy(2)))
                .hasMessageStartingWith("storelink.ingestion.heartbeat ");
        assertThatThrownBy(() -> with(MINUTE, 0, MINUTE.multipliedBy(2)))
                .hasMessageStartingWith("storelink.ingestion.parallel-accounts ");
    }

    @Test
    void aLeaseOutlivesTheBeatThatRenewsIt() {
        assertThatThrownBy(() -> with(MINUTE, 4, MINUTE)).hasMessageStartingWith("storelink.ingestion.lease ");
        assertThat(with(MINUTE, 4, Duration.ofSeconds(90)).lease()).hasSeconds(90);
    }

    @Test
    void spreadsAccountsOverTheTimeAndKeepsEachAtItsOwn() {
        IngestionConfig config = with(MINUTE, 4, MINUTE.multipliedBy(2));

        long[] minutes = LongStream.rangeClosed(1, 1000)
                .map(account ->
                        config.calendar(Streams.daily(3), account).spread().toMinutes())
                .toArray();

        assertThat(LongStream.of(minutes).distinct().sorted())
                .containsExactlyElementsOf(LongStream.range(0, 60).boxed().toList());
        assertThat(config.calendar(Streams.daily(3), 7)).isEqualTo(config.calendar(Streams.daily(3), 7));
    }
}
