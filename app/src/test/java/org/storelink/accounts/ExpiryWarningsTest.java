package org.storelink.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.storelink.accounts.Household.ADMIN;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.audit.AuditEntry;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkStep;
import org.storelink.connector.MaterialStore;
import org.storelink.connector.SessionMaterial;
import org.storelink.connector.StoreSession;
import org.storelink.platform.Actor;
import org.storelink.platform.Paging;
import org.storelink.platform.Role;
import org.storelink.platform.Transactions;
import org.storelink.platform.testing.DatabaseTest;

/** Two servers on one database, and an account that will need a person. */
@DatabaseTest
class ExpiryWarningsTest {

    private static final Actor OWNER = new Actor(1, 1, Role.OWNER, "Ada");

    @TempDir
    static Path folder;

    @AutoClose
    private final Household first = new Household(folder);

    private final Household second = first.anotherServer();
    private final Instant end = first.clock.instant().plus(Duration.ofDays(20));

    private LinkedAccount account;

    @SuppressWarnings("NullAway.Init") // The field is filled before each test.
    ExpiryWarningsTest() {}

    @BeforeEach
    void linkUntilTheEnd() {
        account = link("ada", "8001", end);
    }

    @Test
    void areGivenOnceEachSevenDaysThreeDaysAndOneDayAheadWhateverRestarts() {
        while (first.clock.instant().isBefore(end.plus(Duration.ofDays(2)))) {
            first.expiryWarnings.give();
            second.expiryWarnings.give();
            first.start();
            first.expiryWarnings.give();
            first.clock.advance(Duration.ofHours(1));
        }

        assertThat(given())
                .extracting(AuditEntry::at)
                .containsExactly(
                        end.minus(Duration.ofDays(7)), end.minus(Duration.ofDays(3)), end.minus(Duration.ofDays(1)));
        assertThat(given())
                .extracting(AuditEntry::detail)
                .containsExactly(
                        "Main; code or link needed again in 7 days, about 12 December 2026",
                        "Main; code or link needed again in 3 days, about 12 December 2026",
                        "Main; code or link needed again tomorrow, about 12 December 2026");
        assertThat(first.events.sent())
                .as("told by the first of the two nodes, which looks first")
                .filteredOn(PersonNeeded.class::isInstance)
                .extracting(event -> ((PersonNeeded) event).incident())
                .containsExactly("expires_in_days_7", "expires_in_days_3", "expires_in_days_1");
        assertThat(given()).allSatisfy(entry -> {
            assertThat(entry.subject()).isEqualTo("account " + account.id());
            assertThat(entry.memberId()).isZero();
        });
    }

    @Test
    void areGivenByOneOfTheNodesThatLookAtTheSameMoment() throws Exception {
        for (int days : List.of(7, 3, 1)) {
            first.clock.advance(Duration.between(first.clock.instant(), end).minus(Duration.ofDays(days)));
            together(first.expiryWarnings::give, second.expiryWarnings::give);
        }

        assertThat(given()).hasSize(3);
    }

    @Test
    void thatNobodyWasThereForAreLeftOut() {
        first.clock.advance(Duration.ofDays(18));

        first.expiryWarnings.give();
        second.expiryWarnings.give();

        assertThat(given())
                .extracting(AuditEntry::detail)
                .containsExactly("Main; code or link needed again in 2 days, about 12 December 2026");
    }

    @Test
    void beginAnewWithTheNextMomentButNotWhenTheSameOneIsNamedALittleOff() throws Exception {
        first.clock.advance(Duration.ofDays(13));
        first.expiryWarnings.give();

        keepUntil(end.plusSeconds(90));
        first.clock.advance(Duration.ofMinutes(5));
        first.expiryWarnings.give();
        assertThat(given()).hasSize(1);

        keepUntil(end.plus(Duration.ofDays(30)));
        first.clock.advance(Duration.ofDays(25));
        first.expiryWarnings.give();
        assertThat(given()).hasSize(1);
        first.clock.advance(Duration.ofDays(5));
        first.expiryWarnings.give();
        assertThat(given()).hasSize(2);
    }

    @Test
    void areNotGivenOfAnAccountThatWaitsForAPersonAlreadyOrIsPaused() {
        first.clock.advance(Duration.ofDays(13));
        first.in(() -> first.accounts.pause(ADMIN, account.id()));
        first.expiryWarnings.give();
        assertThat(given()).isEmpty();

        first.in(() -> first.accounts.resume(ADMIN, account.id()));
        first.sessions.failed(first.target(account), new ConnectorFailure.CredentialRejected("Wrong."));
        first.expiryWarnings.give();
        assertThat(given()).isEmpty();
    }

    @Test
    void areGivenOfTheOthersWhenOneAccountMakesTrouble() {
        LinkedAccount other = link("grace", "8002", end);
        first.clock.advance(Duration.ofDays(13));

        new ExpiryWarnings(first.register, new TroubleWithTheSecond(), first.audit, first.events, first.clock).give();
        assertThat(given()).extracting(AuditEntry::subject).containsExactly("account " + other.id());

        first.expiryWarnings.give();
        assertThat(given())
                .extracting(AuditEntry::subject)
                .containsExactly("account " + other.id(), "account " + account.id());
    }

    /** After the one that finds the accounts comes that of the first account, which fails. */
    private final class TroubleWithTheSecond extends Transactions {

        private int begun;

        @Override
        public <T> T in(Supplier<T> work) {
            if (++begun == 2) {
                throw new IllegalStateException("Trouble.");
            }
            return first.transactions.in(work);
        }

        @Override
        public void in(Runnable work) {
            in(() -> {
                work.run();
                return true;
            });
        }
    }

    @Test
    void showWhileTheStoreIsLateButNotBeforeWhatOnlyAPersonCanMend() {
        first.clock.advance(Duration.ofDays(14));

        first.sessions.failed(first.target(account), new ConnectorFailure.Unavailable("Out of order."));
        assertThat(first.account(account.id()).state()).isEqualTo(AccountState.EXPIRING);
        assertThat(first.account(account.id()).stateDetail()).contains("needed again in 6 days");

        first.sessions.failed(first.target(account), new ConnectorFailure.AgreementMissing("Sign it."));
        assertThat(first.account(account.id()).state()).isEqualTo(AccountState.AGREEMENT_TO_BE_SIGNED);
    }

    @Test
    void sayAfterTheMomentThatItIsPast() {
        first.sessions.failed(first.target(account), new ConnectorFailure.Unavailable("Out of order."));
        first.clock.advance(Duration.ofDays(22));

        LinkedAccount shown = first.account(account.id());
        assertThat(shown.stateDetail()).endsWith("needed again at any time: the store named 12 December 2026.");
        assertThat(shown.nextStep()).startsWith("Link the account again;");
    }

    private LinkedAccount link(String identity, String vendor, Instant until) {
        LinkGrant grant = FakeStore.grant(identity, vendor);
        first.store.onBegin = _ -> new LinkStep.Linked(new LinkGrant(
                grant.identity(),
                grant.vendors(),
                grant.checks(),
                Optional.of(new SessionMaterial("trust".getBytes(UTF_8), Optional.of(until)))));
        return first.link();
    }

    /** As a session does that was renewed. */
    private void keepUntil(Instant until) throws Exception {
        first.store.onCheck = (_, material) -> {
            save(material, until);
            return FakeStore.granted();
        };
        try (StoreSession session = first.sessions.open(first.target(account))) {
            session.check();
        }
    }

    private static void save(MaterialStore material, Instant until) {
        material.save(new SessionMaterial("renewed".getBytes(UTF_8), Optional.of(until)));
    }

    private static void together(Runnable... works) throws Exception {
        CyclicBarrier start = new CyclicBarrier(works.length);
        try (ExecutorService threads = Executors.newFixedThreadPool(works.length)) {
            List<Future<?>> running = new ArrayList<>();
            for (Runnable work : works) {
                Callable<Void> task = () -> {
                    start.await();
                    work.run();
                    return null;
                };
                running.add(threads.submit(task));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
    }

    private List<AuditEntry> given() {
        return first.in(() -> first.audit.list(OWNER, Paging.of(1, 500)).results()).reversed().stream()
                .filter(entry -> entry.action().equals("account.expiry-warned"))
                .toList();
    }
}
