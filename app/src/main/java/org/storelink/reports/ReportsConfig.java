package org.storelink.reports;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where read models lie and what one of them may use. */
@Dependent
public class ReportsConfig {

    private final Path directory;
    private final String memoryLimit;
    private final int threads;
    private final Duration idle;

    /**
     * @param home folder of everything that Storelink keeps
     * @param memoryLimit memory outside the Java heap for one organization's read model, as {@code 512MB}
     * @param threads that one query may use
     * @param idleMinutes after which an unused read model gives its memory back
     */
    @Inject
    public ReportsConfig(
            @ConfigProperty(name = "storelink.home") String home,
            @ConfigProperty(name = "storelink.reports.memory-limit", defaultValue = "512MB") String memoryLimit,
            @ConfigProperty(name = "storelink.reports.threads", defaultValue = "2") int threads,
            @ConfigProperty(name = "storelink.reports.idle-minutes", defaultValue = "15") int idleMinutes) {
        this.directory = Path.of(home, "read-models");
        this.memoryLimit = memoryLimit;
        this.threads = threads;
        this.idle = Duration.ofMinutes(idleMinutes);
    }

    Path directory() {
        return directory;
    }

    String memoryLimit() {
        return memoryLimit;
    }

    int threads() {
        return threads;
    }

    Duration idle() {
        return idle;
    }
}
