package org.storelink.appstoresimulator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import org.storelink.appstoresimulator.people.SentCodes.SentCode;
import org.storelink.appstoresimulator.reporter.ErrorStatuses;

/**
 * How a practice store is set up.
 *
 * @param port on loopback; 0 for any free one
 * @param apiPort of the App Store Connect API, on loopback; 0 for any free one
 * @param seed of all chance; stores with the same seed and sizes have the same sales
 * @param clock whose time it is until {@code today} or a test sets it
 * @param today makes the clock stand still in the evening of that day
 * @param accounts that the Apple ID belongs to; the first has all the vendors, each further one a small vendor of its own
 * @param vendors of the first account, every third of them with hardly any sales
 * @param rowsPerDay about how many rows an average vendor's daily file has
 * @param latency before every answer of Reporter
 * @param publishingHour UTC, from which yesterday's reports can be had
 * @param quirks whether reports are late, days restated and weeks mixed up without anybody asking for it
 * @param wrongCredentials error number for a wrong Apple ID or password; Apple's is not known for sure
 * @param missingToken error number for an account without token; Apple's is not known for sure
 * @param tokenFile where the access token is kept over a restart
 * @param keyFile where keys of the API are kept over a restart, their public halves only
 * @param hourlyRequests how many a key of the API may send in an hour
 * @param hashcashBits how much work a sign-in is asked for; Apple has been seen to ask for 10 to 12
 * @param sessionLife from a sign-in until the password is needed again
 * @param wrongPasswords how many wrong passwords in a row lock an Apple ID
 * @param cookiesAsApple whether cookies come with {@code Domain=apple.com} and {@code Secure}, as Apple's do
 * @param screen is shown each code that is sent, as a trusted device would show it
 */
public record Options(
        int port,
        int apiPort,
        long seed,
        Clock clock,
        Optional<LocalDate> today,
        int accounts,
        int vendors,
        int rowsPerDay,
        Duration latency,
        int publishingHour,
        boolean quirks,
        ErrorStatuses errorStatuses,
        int wrongCredentials,
        int missingToken,
        Optional<Path> tokenFile,
        Optional<Path> keyFile,
        int hourlyRequests,
        int hashcashBits,
        Duration sessionLife,
        int wrongPasswords,
        boolean cookiesAsApple,
        Consumer<SentCode> screen) {

    public Options {
        require(port >= 0 && port <= 65_535, "port: must be from 0 to 65535");
        require(apiPort >= 0 && apiPort <= 65_535, "api-port: must be from 0 to 65535");
        require(accounts >= 1, "accounts: must be 1 or more");
        require(vendors >= 1, "vendors: must be 1 or more");
        require(rowsPerDay >= 1, "rows-per-day: must be 1 or more");
        require(!latency.isNegative(), "latency-ms: must be 0 or more");
        require(publishingHour >= 0 && publishingHour <= 23, "publishing-hour: must be from 0 to 23");
        require(hourlyRequests >= 1, "hourly-requests: must be 1 or more");
        require(hashcashBits >= 1 && hashcashBits <= 30, "hashcash-bits: must be from 1 to 30");
        require(sessionLife.isPositive(), "session-hours: must be 1 or more");
        require(wrongPasswords >= 1, "wrong-passwords: must be 1 or more");
    }

    /** The usual store: two accounts, three vendors in the first, some 90 rows a day, all quirks, the system's time. */
    public static Options defaults() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /** Departs from the usual store. */
    public static final class Builder {

        private int port;
        private int apiPort;
        private long seed = 1;
        private Clock clock = Clock.systemUTC();
        private Optional<LocalDate> today = Optional.empty();
        private int accounts = 2;
        private int vendors = 3;
        private int rowsPerDay = 90;
        private Duration latency = Duration.ZERO;
        private int publishingHour = 15;
        private boolean quirks = true;
        private ErrorStatuses errorStatuses = ErrorStatuses.USUAL;
        private int wrongCredentials = 108;
        private int missingToken = 125;
        private Optional<Path> tokenFile = Optional.empty();
        private Optional<Path> keyFile = Optional.empty();
        private int hourlyRequests = 3500;
        private int hashcashBits = 10;
        private Duration sessionLife = Duration.ofHours(8);
        private int wrongPasswords = 5;
        private boolean cookiesAsApple;
        private Consumer<SentCode> screen = _ -> {};

        private Builder() {}

        public Builder port(int newPort) {
            port = newPort;
            return this;
        }

        public Builder apiPort(int newApiPort) {
            apiPort = newApiPort;
            return this;
        }

        public Builder seed(long newSeed) {
            seed = newSeed;
            return this;
        }

        public Builder clock(Clock newClock) {
            clock = newClock;
            return this;
        }

        public Builder today(LocalDate newToday) {
            today = Optional.of(newToday);
            return this;
        }

        public Builder accounts(int newAccounts) {
            accounts = newAccounts;
            return this;
        }

        public Builder vendors(int newVendors) {
            vendors = newVendors;
            return this;
        }

        public Builder rowsPerDay(int newRowsPerDay) {
            rowsPerDay = newRowsPerDay;
            return this;
        }

        public Builder latency(Duration newLatency) {
            latency = newLatency;
            return this;
        }

        public Builder publishingHour(int newPublishingHour) {
            publishingHour = newPublishingHour;
            return this;
        }

        public Builder quirks(boolean newQuirks) {
            quirks = newQuirks;
            return this;
        }

        public Builder errorStatuses(ErrorStatuses newErrorStatuses) {
            errorStatuses = newErrorStatuses;
            return this;
        }

        public Builder wrongCredentials(int newWrongCredentials) {
            wrongCredentials = newWrongCredentials;
            return this;
        }

        public Builder missingToken(int newMissingToken) {
            missingToken = newMissingToken;
            return this;
        }

        public Builder tokenFile(Path newTokenFile) {
            tokenFile = Optional.of(newTokenFile);
            return this;
        }

        public Builder keyFile(Path newKeyFile) {
            keyFile = Optional.of(newKeyFile);
            return this;
        }

        public Builder hourlyRequests(int newHourlyRequests) {
            hourlyRequests = newHourlyRequests;
            return this;
        }

        public Builder hashcashBits(int newHashcashBits) {
            hashcashBits = newHashcashBits;
            return this;
        }

        public Builder sessionLife(Duration newSessionLife) {
            sessionLife = newSessionLife;
            return this;
        }

        public Builder wrongPasswords(int newWrongPasswords) {
            wrongPasswords = newWrongPasswords;
            return this;
        }

        public Builder cookiesAsApple(boolean newCookiesAsApple) {
            cookiesAsApple = newCookiesAsApple;
            return this;
        }

        public Builder screen(Consumer<SentCode> newScreen) {
            screen = newScreen;
            return this;
        }

        public Options build() {
            return new Options(
                    port,
                    apiPort,
                    seed,
                    clock,
                    today,
                    accounts,
                    vendors,
                    rowsPerDay,
                    latency,
                    publishingHour,
                    quirks,
                    errorStatuses,
                    wrongCredentials,
                    missingToken,
                    tokenFile,
                    keyFile,
                    hourlyRequests,
                    hashcashBits,
                    sessionLife,
                    wrongPasswords,
                    cookiesAsApple,
                    screen);
        }
    }
}
