package org.storelink.ingestion;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Configurations for tests: the usual one, but with every account asking on the minute. */
final class Configs {

    private Configs() {}

    static IngestionConfig in(Path home) {
        return make(home, 200L << 20, 0);
    }

    static IngestionConfig withMaxFileBytes(Path home, long most) {
        return make(home, most, 0);
    }

    static IngestionConfig withMinFreeBytes(Path home, long least) {
        return make(home, 200L << 20, least);
    }

    private static IngestionConfig make(Path home, long maxFileBytes, long minFreeBytes) {
        return new IngestionConfig(
                home,
                Duration.ofMinutes(1),
                4,
                Duration.ofSeconds(90),
                Duration.ZERO,
                Optional.empty(),
                3,
                maxFileBytes,
                minFreeBytes);
    }
}
