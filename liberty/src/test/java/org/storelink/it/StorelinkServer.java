package org.storelink.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The assembled server as a process of its own, with a folder, free ports and a database of its own. It may be stopped, killed and
 * started again on what it left behind.
 *
 * <p>Used by one thread. Whoever makes one closes it.
 */
public final class StorelinkServer implements AutoCloseable {

    private static final Path WLP = Path.of("target", "wlp").toAbsolutePath();
    private static final String REFUSAL = "Storelink cannot start: ";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private static final Pattern MESSAGE = Pattern.compile("\"message\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Path home;
    private final int port = FreePort.find();
    private final Map<String, String> environment = new HashMap<>();
    private @Nullable Process process;

    private StorelinkServer(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment.putAll(Map.of(
                "STORELINK_HOME", home.toString(),
                "STORELINK_HTTP_PORT", String.valueOf(port),
                "STORELINK_HTTPS_PORT", String.valueOf(FreePort.find()),
                "WLP_OUTPUT_DIR", home.resolve("work").toString(),
                "LOG_DIR", home.resolve("logs").toString(),
                // As the run script does.
                "WLP_SKIP_BOOTSTRAP_AGENT", "true",
                // Short-lived servers start faster so.
                "JVM_ARGS", "-XX:TieredStopAtLevel=1"));
        this.environment.putAll(environment);
    }

    /**
     * Makes a server with an empty database of this run's kind; {@link #start()} starts it.
     *
     * @param environment variables of the product, besides home, ports and database
     */
    public static StorelinkServer fresh(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(Database.ofThisRun().fresh());
        all.putAll(environment);
        return new StorelinkServer(temporaryFolder(), all);
    }

    /** Returns when it is ready. Fails with the end of the log when it does not get so far. */
    public StorelinkServer start() {
        Process started = launch(environment);
        boolean decided = awaits(started, () -> isReady() || hasFailed());
        if (!decided || hasFailed()) {
            String log = log();
            kill();
            throw new AssertionError("The server did not start. Its log ends with:\n" + end(log));
        }
        return this;
    }

    /**
     * Starts what is expected to refuse. Returns its log.
     *
     * @param changes variables that are set otherwise for this start only
     */
    public String startRefused(Map<String, String> changes) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.putAll(changes);
        Process started = launch(changed);
        boolean decided = awaits(started, () -> isReady() || hasFailed());
        String log = log();
        boolean refused = log.contains(REFUSAL);
        kill();
        if (!decided || !refused) {
            throw new AssertionError("The server did not refuse to start. Its log ends with:\n" + end(log));
        }
        return log;
    }

    /** Starts it and kills it after so long, however far it has come. */
    public void startAndKill(Duration after) {
        Process started = launch(environment);
        try {
            started.waitFor(after.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        kill();
    }

    /** Ends it as an operator does. */
    public void stop() {
        end(false);
    }

    /** Ends it as a power cut does: nothing gets a chance to clean up. */
    public void kill() {
        end(true);
    }

    public StorelinkServer restart() {
        stop();
        return start();
    }

    public boolean isReady() {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri("/health/ready"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @param path with its leading slash */
    public URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    public Path home() {
        return home;
    }

    /** Everything that was logged since the last start, as JSON lines. */
    public String log() {
        Path log = home.resolve("logs").resolve("messages.log");
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** The application did not start; the server without it would go on for ever. */
    private boolean hasFailed() {
        String log = log();
        return log.contains("CWWKZ0002E") || log.contains("CWWKZ0004E");
    }

    private Process launch(Map<String, String> variables) {
        if (process != null) {
            throw new IllegalStateException("It is running.");
        }
        try {
            Files.createDirectories(home.resolve("logs"));
            Files.deleteIfExists(home.resolve("logs").resolve("messages.log"));
            ProcessBuilder builder = new ProcessBuilder(
                            WLP.resolve("bin/server").toString(), "run", "storelink")
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("logs").resolve("console.log").toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("STORELINK_"));
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().putAll(variables);
            Process started = builder.start();
            process = started;
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(started::destroyForcibly));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Condition {
        boolean holds();
    }

    private static boolean awaits(Process process, Condition condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (System.nanoTime() < deadline) {
                if (condition.holds()) {
                    return true;
                }
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    return condition.holds();
                }
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void end(boolean atOnce) {
        Process ending = process;
        if (ending == null) {
            return;
        }
        process = null;
        if (atOnce) {
            ending.destroyForcibly();
        } else {
            ending.destroy();
        }
        try {
            if (!ending.waitFor(60, TimeUnit.SECONDS)) {
                ending.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last messages, without what the log says about each. */
    private static String end(String log) {
        List<String> messages = MESSAGE.matcher(log)
                .results()
                .map(found -> found.group(1).replace("\\n", "\n").replace("\\t", "\t"))
                .toList();
        return String.join("\n", messages.subList(Math.max(0, messages.size() - 12), messages.size()));
    }

    private static Path temporaryFolder() {
        try {
            Path folder = Path.of("target", "homes").toAbsolutePath();
            Files.createDirectories(folder);
            Path home = Files.createTempDirectory(folder, "home with space ");
            prepare(home);
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the run script does it, by the same words. */
    private static void prepare(Path home) throws IOException {
        Path root = Path.of("..").toAbsolutePath().normalize();
        ProcessBuilder builder = new ProcessBuilder(
                        "bash",
                        "-c",
                        "root=$1; . \"$root/scripts/lib/words.sh\"; . \"$root/scripts/lib/server.sh\"; prepare_home",
                        "prepare",
                        root.toString())
                .inheritIO();
        builder.environment().put("STORELINK_HOME", home.toString());
        try {
            if (builder.start().waitFor() != 0) {
                throw new AssertionError("The folder " + home + " was not prepared.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
