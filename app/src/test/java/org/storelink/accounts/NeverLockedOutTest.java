package org.storelink.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storelink.accounts.Household.ADMIN;
import static org.storelink.accounts.Household.STRANGER;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.accounts.LockingStore.Answer;
import org.storelink.accounts.LockingStore.Sent;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.StoreSession;
import org.storelink.platform.Actor;
import org.storelink.platform.ProblemException;
import org.storelink.platform.testing.DatabaseTest;
import org.storelink.plugins.TestConnectors;

/**
 * Two servers on one database, an impatient person in two organizations, passwords that are wrong and become wrong, a store that locks
 * and is silent, crashes with the answer on its way, and databases from backups: a week of it or more, by chance. What the store was sent
 * decides.
 */
@DatabaseTest
class NeverLockedOutTest {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int STEPS = 4_000;
    private static final List<String> PASSWORDS =
            List.of("aaaa", "bbbb", "cccc", "dddd", "eeee", "ffff", "gggg", "hhhh").stream()
                    .map(four -> String.join("-", four, four, four, four))
                    .toList();

    @TempDir
    static Path folder;

    @AutoClose
    private final Household first = new Household(folder);

    private final Household second = first.anotherServer();

    @Test
    void sendsNoWrongPasswordTwiceAndKeepsQuietAfterALock() {
        long seed = Long.getLong("storelink.test.seed", new Random().nextLong());
        System.out.println("NeverLockedOutTest: -Dstorelink.test.seed=" + seed);
        Random chance = new Random(seed);
        LockingStore store = new LockingStore(chance);
        List.of(first, second).forEach(server -> {
            server.connectors = TestConnectors.of(store, "1.0.0", server.clock);
            server.start();
        });
        Instant end = first.clock.instant().plus(WEEK);
        Instant latest = end.plus(WEEK.multipliedBy(9));
        int passwordsUsed = 1;
        store.password = PASSWORDS.getFirst();
        List<LinkAttempt> open = new ArrayList<>();

        while (first.clock.instant().isBefore(end)
                || isQuiet(store.sent) && first.clock.instant().isBefore(latest)) {
            first.clock.advance(Duration.ofSeconds(chance.nextLong(2 * WEEK.toSeconds() / STEPS)));
            Household server = chance.nextBoolean() ? first : second;
            store.kill = server::die;
            try {
                switch (chance.nextInt(20)) {
                    case 0 -> server.start();
                    case 1 -> {
                        forgetSignIns();
                        first.start();
                        second.start();
                    }
                    case 2 -> {
                        if (chance.nextInt(40) == 0 && passwordsUsed < PASSWORDS.size()) {
                            store.password = PASSWORDS.get(passwordsUsed++);
                        }
                    }
                    case 3 -> {
                        if (chance.nextBoolean()) {
                            person(server, store, chance, open);
                        }
                    }
                    default -> night(server);
                }
            } catch (Household.ServerDied died) {
                server.start();
            }
        }

        assertThatNobodyIsLockedOut(store.sent);
        assertThat(isQuiet(store.sent)).as("nothing happened: %s", store.sent).isFalse();
    }

    /** Chance may have kept a week so far from what the test is about. */
    private static boolean isQuiet(List<Sent> all) {
        return all.stream().noneMatch(sent -> sent.answer() == Answer.ACCEPTED)
                || all.stream().noneMatch(sent -> sent.answer() == Answer.REJECTED)
                || all.stream().noneMatch(Sent::attended)
                || all.stream().allMatch(Sent::attended);
    }

    private static void assertThatNobodyIsLockedOut(List<Sent> all) {
        for (int later = 0; later < all.size(); later++) {
            Sent now = all.get(later);
            List<Sent> before = all.subList(0, later);
            for (Sent earlier : before) {
                boolean withinADay = Duration.between(earlier.at(), now.at()).compareTo(DAY) < 0;
                boolean same = earlier.password().equals(now.password());
                if (earlier.lost()) {
                    assertThat(same && withinADay)
                            .as("%s after the lost %s", now, earlier)
                            .isFalse();
                } else {
                    assertThat(same && earlier.answer() == Answer.REJECTED)
                            .as("%s although %s", now, earlier)
                            .isFalse();
                    assertThat(withinADay
                                    && (earlier.answer() == Answer.LOCKED || earlier.answer() == Answer.THROTTLED))
                            .as("%s within a day of %s", now, earlier)
                            .isFalse();
                }
            }
            if (!now.attended()) {
                assertThat(before)
                        .filteredOn(earlier -> !earlier.attended()
                                && Duration.between(earlier.at(), now.at()).compareTo(DAY) < 0)
                        .as("unattended before %s", now)
                        .hasSizeLessThan(2);
            }
        }
    }

    /** What ingestion does, for every account that may be collected. */
    private static void night(Household server) {
        for (SyncTarget target : server.sessions.active()) {
            try (StoreSession session = server.sessions.open(target)) {
                session.check();
                server.sessions.succeeded(target);
            } catch (ConnectorException e) {
                server.sessions.failed(target, e.failure());
            }
        }
    }

    private static void person(Household server, LockingStore store, Random chance, List<LinkAttempt> open) {
        Actor actor = chance.nextInt(4) == 0 ? STRANGER : ADMIN;
        try {
            switch (chance.nextInt(6)) {
                case 0, 1 -> goOn(server, actor, server.linking.begin(actor, form(store, chance)), chance, open);
                case 2, 3 -> {
                    for (LinkAttempt attempt : open) {
                        server.linking.answer(actor, attempt.id(), answer(chance));
                    }
                }
                case 4 -> {
                    Optional<LinkedAccount> account = account(server, actor);
                    if (account.isPresent()) {
                        LinkAttempt attempt = chance.nextBoolean()
                                ? server.linking.goOn(actor, account.get().id(), Saving.AT_ONCE)
                                : server.linking.relink(
                                        actor,
                                        account.get().id(),
                                        form(store, chance).values(),
                                        Saving.AT_ONCE);
                        goOn(server, actor, attempt, chance, open);
                    }
                }
                default -> {
                    Optional<LinkedAccount> account = account(server, actor);
                    if (account.isPresent() && chance.nextInt(10) == 0) {
                        server.in(() -> {
                            server.accounts.unlink(actor, account.get().id(), chance.nextBoolean());
                            return true;
                        });
                    }
                }
            }
        } catch (ProblemException refused) {
            open.removeIf(attempt -> chance.nextInt(3) == 0);
        }
    }

    /** Answers at once, or later, or never. */
    private static void goOn(
            Household server, Actor actor, LinkAttempt attempt, Random chance, List<LinkAttempt> open) {
        open.add(attempt);
        if (attempt.state() == LinkState.CHALLENGE && chance.nextInt(4) > 0) {
            server.linking.answer(actor, attempt.id(), answer(chance));
        }
    }

    private static Optional<LinkedAccount> account(Household server, Actor actor) {
        return server.in(() -> server.accounts.list(actor)).stream().findFirst();
    }

    /** The right password, or any, with the user name in any letter case. */
    private static LinkRequest form(LockingStore store, Random chance) {
        String password = chance.nextInt(5) == 0 ? PASSWORDS.get(chance.nextInt(PASSWORDS.size())) : store.password;
        String login = chance.nextBoolean() ? "ada@example.com" : "ADA@example.com";
        return new LinkRequest(
                "", "fake-store", "password", Map.of("login", login, "password", password), true, Saving.AT_ONCE);
    }

    private static ChallengeAnswer answer(Random chance) {
        return switch (chance.nextInt(8)) {
            case 0 -> new ChallengeAnswer.Code("000000");
            case 1 -> new ChallengeAnswer.SendTo("device");
            default -> new ChallengeAnswer.Code("123456");
        };
    }

    /** As a database from a backup. */
    private void forgetSignIns() {
        first.in(() -> first.database
                .entityManager()
                .createNativeQuery("DELETE FROM sign_in")
                .executeUpdate());
    }
}
