package org.storelink.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storelink.platform.Actor;
import org.storelink.platform.Paging;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.testing.DatabaseTest;
import org.storelink.platform.testing.MutableClock;
import org.storelink.platform.testing.TestDatabase;

@DatabaseTest
class AuditTrailTest {

    private static final Actor OWNER = new Actor(5, 1, Role.OWNER, "Ada");
    private static final Actor STRANGER = new Actor(6, 2, Role.OWNER, "Bob");

    @AutoClose
    final TestDatabase database = TestDatabase.open();

    private final MutableClock clock = MutableClock.at("2026-11-22T08:00:00.123456Z");
    private final AuditTrail trail = TestAuditTrail.on(database, clock);

    @Test
    void showsWhatWasRecordedNewestFirst() {
        record(OWNER, "first");
        record(OWNER, "second");

        assertThat(trail.list(OWNER, Paging.of(1, 10)).results())
                .extracting(AuditEntry::action)
                .containsExactly("second", "first");
        assertThat(trail.list(OWNER, Paging.of(1, 1)).metadata().resultset().totalCount())
                .isEqualTo(2);
    }

    @Test
    void showsNothingOfAnotherOrganization() {
        record(OWNER, "first");

        assertThat(trail.list(STRANGER, Paging.of(1, 10)).results()).isEmpty();
    }

    @Test
    void isForOwnersOnly() {
        Actor admin = new Actor(7, 1, Role.ADMIN, "Cy");

        assertThatThrownBy(() -> trail.list(admin, Paging.of(1, 10))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> trail.verify(admin)).isInstanceOf(ProblemException.class);
    }

    @Test
    void forgetsWhatWasRolledBack() {
        record(OWNER, "kept");
        assertThatThrownBy(() -> database.inTransaction(() -> {
                    trail.record(OWNER, "undone", "subject", "detail");
                    throw new IllegalStateException("the work fails");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(trail.list(OWNER, Paging.of(1, 10)).results())
                .extracting(AuditEntry::action)
                .containsExactly("kept");
        assertThat(verdict()).isEqualTo(new ChainVerdict.Intact(1));
    }

    @Test
    void keepsOneRowOfEntriesWhenManyRecordAtOnce() throws Exception {
        record(OWNER, "founding");
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 40; i++) {
                all.add(threads.submit(() -> record(OWNER, "at once")));
            }
        }
        for (Future<?> one : all) {
            one.get();
        }

        assertThat(trail.list(OWNER, Paging.of(1, 100)).results())
                .extracting(AuditEntry::id)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 41).map(i -> 42 - i).boxed().toList());
        assertThat(verdict()).isEqualTo(new ChainVerdict.Intact(41));
    }

    @Test
    void keepsTheFirstEntriesOfAnOrganizationWhenTheyAreRecordedAtOnce() throws Exception {
        for (long organization = 10; organization < 30; organization++) {
            Actor owner = new Actor(5, organization, Role.OWNER, "Ada");
            CyclicBarrier underWay = new CyclicBarrier(2);
            List<Future<?>> both = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                for (String action : List.of("one", "other")) {
                    both.add(threads.submit(() -> database.inTransaction(() -> {
                        await(underWay);
                        trail.record(owner, action, "subject", "detail");
                    })));
                }
            }
            for (Future<?> each : both) {
                each.get();
            }

            assertThat(trail.list(owner, Paging.of(1, 10)).results())
                    .extracting(AuditEntry::action)
                    .containsExactlyInAnyOrder("one", "other");
            assertThat(database.inTransaction(() -> trail.verify(owner))).isEqualTo(new ChainVerdict.Intact(2));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    UPDATE audit_entry SET detail = 'nothing' WHERE entry_number = 2                        | 2
                    UPDATE audit_entry SET member_name = 'Eve' WHERE entry_number = 1                       | 1
                    UPDATE audit_entry SET recorded_at = '2026-11-22 09:00:00' WHERE entry_number = 3       | 3
                    UPDATE audit_entry SET what = 'third-', subject = 'ubject' WHERE entry_number = 3       | 3
                    DELETE FROM audit_entry WHERE entry_number = 2                                          | 2
                    DELETE FROM audit_entry WHERE entry_number = 3                                          | 3
                    """)
    void namesTheEntryThatWasTamperedWith(String sql, long entry) {
        record(OWNER, "first");
        record(OWNER, "second");
        record(OWNER, "third");

        database.inTransaction(
                () -> database.entityManager().createNativeQuery(sql).executeUpdate());

        assertThat(verdict()).isInstanceOfSatisfying(ChainVerdict.Broken.class, broken -> assertThat(broken.id())
                .isEqualTo(entry));
    }

    @Test
    void cutsWhatIsTooLong() {
        database.inTransaction(() -> trail.record(OWNER, "long", "subject", "x".repeat(5000)));

        assertThat(trail.list(OWNER, Paging.of(1, 1)).results())
                .singleElement()
                .satisfies(entry -> assertThat(entry.detail()).hasSize(2000).endsWith("…"));
        assertThat(verdict()).isEqualTo(new ChainVerdict.Intact(1));
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private void record(Actor actor, String action) {
        database.inTransaction(() -> trail.record(actor, action, "subject", "detail of " + action));
    }

    private ChainVerdict verdict() {
        return database.inTransaction(() -> trail.verify(OWNER));
    }
}
