package org.storelink.appstoresimulator;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.storelink.appstoresimulator.reporter.ErrorStatuses;

/** Reads the options of {@code java -jar app-store-simulator.jar}. */
final class CommandLine {

    static final String USAGE = """
        Usage: java -jar app-store-simulator.jar [option value]...
          --port N              port on loopback, 0 for any free one (0)
          --api-port N          port of the App Store Connect API, 0 for any free one (0)
          --seed N              same seed, same sales (1)
          --today YYYY-MM-DD    let it be the evening of that day (system time)
          --accounts N          accounts of the Apple ID (2)
          --vendors N           vendors of the first account (3)
          --rows-per-day N      about how many rows a daily file has (90)
          --latency-ms N        wait before each answer (0)
          --publishing-hour N   UTC hour from which yesterday's reports can be had (15)
          --quirks true|false   late days, restated days, mixed-up weeks (true)
          --error-statuses S    usual, scrambled or always-ok (usual)
          --wrong-credentials N error number for a wrong password (108)
          --missing-token N     error number for an account without token (125)
          --token-file FILE     keep the access token there over a restart (not kept)
          --key-file FILE       keep keys of the API there over a restart (not kept)
          --hourly-requests N   that a key of the API may send (3500)
          --hashcash-bits N     work that a sign-in is asked for (10)
          --session-hours N     from a sign-in until the password is needed again (8)
          --wrong-passwords N   how many in a row lock an Apple ID (5)
          --cookies-as-apple true|false  cookies of apple.com for https, as Apple's are (false)
        """;

    private CommandLine() {}

    /** An {@link IllegalArgumentException} names the option that cannot be read. */
    static Options.Builder options(String... arguments) {
        Options.Builder options = Options.builder();
        Iterator<String> words = Arrays.asList(arguments).iterator();
        while (words.hasNext()) {
            String option = words.next();
            try {
                apply(options, option, words);
            } catch (NoSuchElementException e) {
                throw new IllegalArgumentException(option + ": a value is missing", e);
            } catch (NumberFormatException | DateTimeException e) {
                throw new IllegalArgumentException(option + ": the value cannot be read", e);
            }
        }
        return options;
    }

    private static void apply(Options.Builder options, String option, Iterator<String> words) {
        switch (option) {
            case "--port" -> options.port(Integer.parseInt(words.next()));
            case "--api-port" -> options.apiPort(Integer.parseInt(words.next()));
            case "--seed" -> options.seed(Long.parseLong(words.next()));
            case "--today" -> options.today(LocalDate.parse(words.next()));
            case "--accounts" -> options.accounts(Integer.parseInt(words.next()));
            case "--vendors" -> options.vendors(Integer.parseInt(words.next()));
            case "--rows-per-day" -> options.rowsPerDay(Integer.parseInt(words.next()));
            case "--latency-ms" -> options.latency(Duration.ofMillis(Long.parseLong(words.next())));
            case "--publishing-hour" -> options.publishingHour(Integer.parseInt(words.next()));
            case "--quirks" -> options.quirks(yes(option, words.next()));
            case "--error-statuses" -> options.errorStatuses(statuses(option, words.next()));
            case "--wrong-credentials" -> options.wrongCredentials(Integer.parseInt(words.next()));
            case "--missing-token" -> options.missingToken(Integer.parseInt(words.next()));
            case "--token-file" -> options.tokenFile(Path.of(words.next()));
            case "--key-file" -> options.keyFile(Path.of(words.next()));
            case "--hourly-requests" -> options.hourlyRequests(Integer.parseInt(words.next()));
            case "--hashcash-bits" -> options.hashcashBits(Integer.parseInt(words.next()));
            case "--session-hours" -> options.sessionLife(Duration.ofHours(Long.parseLong(words.next())));
            case "--wrong-passwords" -> options.wrongPasswords(Integer.parseInt(words.next()));
            case "--cookies-as-apple" -> options.cookiesAsApple(yes(option, words.next()));
            default -> throw new IllegalArgumentException(option + ": no such option");
        }
    }

    private static boolean yes(String option, String word) {
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(option + ": must be true or false");
        };
    }

    private static ErrorStatuses statuses(String option, String word) {
        return switch (word) {
            case "usual" -> ErrorStatuses.USUAL;
            case "scrambled" -> ErrorStatuses.SCRAMBLED;
            case "always-ok" -> ErrorStatuses.ALWAYS_OK;
            default -> throw new IllegalArgumentException(option + ": must be usual, scrambled or always-ok");
        };
    }
}
