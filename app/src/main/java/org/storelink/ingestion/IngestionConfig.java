package org.storelink.ingestion;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.storelink.accounts.SyncTarget;
import org.storelink.connector.CredentialMode;
import org.storelink.connector.ReportStream;
import org.storelink.plugins.InstalledConnector;

/**
 * How ingestion works, from the keys {@code storelink.ingestion.*}.
 *
 * @param home folder of the archive and of the node's own id
 * @param heartbeat how often the node looks for work
 * @param parallelAccounts accounts fetched at the same time by this node
 * @param lease for how long a node that has gone silent keeps an account
 * @param spread over how much time the accounts' nightly questions are spread
 * @param history how far back the first sync goes, if less than the store offers
 * @param provisionalDays for how many days after its period "nothing to report" is asked again
 * @param maxFileBytes largest file taken from a store, as received
 * @param minFreeBytes nothing is fetched while the archive's disk has less room
 */
public record IngestionConfig(
        Path home,
        Duration heartbeat,
        int parallelAccounts,
        Duration lease,
        Duration spread,
        Optional<Period> history,
        int provisionalDays,
        long maxFileBytes,
        long minFreeBytes) {

    private static final String PREFIX = "storelink.ingestion.";

    public IngestionConfig {
        require(!heartbeat.isNegative() && !heartbeat.isZero(), "heartbeat", "must be longer than zero");
        require(parallelAccounts >= 1, "parallel-accounts", "must be 1 or more");
        require(
                lease.compareTo(heartbeat.multipliedBy(3).dividedBy(2)) >= 0,
                "lease",
                "must be half as long again as the heartbeat");
        require(!spread.isNegative(), "spread", "must not be negative");
        require(provisionalDays >= 0, "provisional-days", "must not be negative");
        require(maxFileBytes >= 1, "max-file-bytes", "must be 1 or more");
        require(minFreeBytes >= 0, "min-free-bytes", "must not be negative");
    }

    /** @throws IllegalArgumentException naming the key whose value makes no sense */
    public static IngestionConfig from(Config config) {
        return new IngestionConfig(
                config.getOptionalValue("storelink.home", Path.class).orElse(Path.of("data")),
                config.getOptionalValue(PREFIX + "heartbeat", Duration.class).orElse(Duration.ofMinutes(1)),
                config.getOptionalValue(PREFIX + "parallel-accounts", Integer.class)
                        .orElse(4),
                config.getOptionalValue(PREFIX + "lease", Duration.class).orElse(Duration.ofSeconds(90)),
                config.getOptionalValue(PREFIX + "spread", Duration.class).orElse(Duration.ofMinutes(60)),
                config.getOptionalValue(PREFIX + "history", Period.class),
                config.getOptionalValue(PREFIX + "provisional-days", Integer.class)
                        .orElse(3),
                config.getOptionalValue(PREFIX + "max-file-bytes", Long.class).orElse(200L << 20),
                config.getOptionalValue(PREFIX + "min-free-bytes", Long.class).orElse(256L << 20));
    }

    /** When to ask for what of a stream for an account; accounts ask at different minutes, each always at its own. */
    StreamCalendar calendar(ReportStream stream, long accountId) {
        long seconds = spread.toSeconds();
        Duration own = seconds == 0
                ? Duration.ZERO
                : Duration.ofSeconds(Math.floorMod(Long.hashCode(accountId * 0x9E3779B97F4A7C15L), seconds));
        return new StreamCalendar(stream, own, history, provisionalDays);
    }

    /** The calendars of everything that the account may collect, as far back as its way of linking reaches. */
    List<StreamCalendar> calendars(InstalledConnector connector, SyncTarget target) {
        Optional<CredentialMode> mode = connector.descriptor().mode(target.mode());
        return connector.descriptor().streams().stream()
                .filter(stream -> target.granted().contains(stream.capability()))
                .filter(stream -> mode.stream().allMatch(known -> known.brings(stream)))
                .map(stream -> mode.map(known -> known.within(stream)).orElse(stream))
                .map(stream -> calendar(stream, target.accountId()))
                .toList();
    }

    private static void require(boolean holds, String key, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(PREFIX + key + " " + rule + ".");
        }
    }
}
