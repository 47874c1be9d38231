package org.storelink.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storelink.platform.Actor;
import org.storelink.platform.testing.DatabaseTest;
import org.storelink.platform.testing.MutableClock;
import org.storelink.platform.testing.TestDatabase;

@DatabaseTest
class RequestAllowanceTest {

    @AutoClose
    final TestDatabase database = TestDatabase.open();

    private final MutableClock clock = MutableClock.at("2026-11-22T23:59:00Z");
    private Actor owner;

    @BeforeEach
    void people() {
        owner = new Team(database, clock).owner();
    }

    @Test
    void countsToTheLimitAndBeyond() {
        RequestAllowance node = node();
        for (int i = 1; i <= 3; i++) {
            assertThat(node.count(1).used()).isEqualTo(i);
        }

        Allowance fourth = node.count(1);

        assertThat(fourth.isExceeded()).isTrue();
        assertThat(fourth.remaining()).isZero();
        assertThat(fourth.untilNextDay()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void beginsAnewEachDay() {
        RequestAllowance node = node();
        node.count(1);
        node.count(1);

        clock.advance(Duration.ofMinutes(1));

        assertThat(node.count(1).used()).isEqualTo(1);
        assertThat(node.history(owner))
                .hasSize(30)
                .containsEntry(LocalDate.parse("2026-11-22"), 2L)
                .containsEntry(LocalDate.parse("2026-11-23"), 1L)
                .containsEntry(LocalDate.parse("2026-11-01"), 0L);
    }

    @Test
    void countsOrganizationsApart() {
        RequestAllowance node = node();
        node.count(1);

        assertThat(node.today(new Actor(9, 2, owner.role(), "Sven")).used()).isZero();
    }

    @Test
    void knowsWhatOtherNodesCountedSecondsLater() {
        RequestAllowance first = node();
        RequestAllowance second = node();
        first.count(1);
        second.count(1);
        first.count(1);
        first.count(1);

        clock.advance(Duration.ofSeconds(5));
        first.count(1);

        assertThat(second.count(1).used()).isEqualTo(6);
    }

    @Test
    void remembersOverAnOrderlyRestart() {
        RequestAllowance before = node();
        before.count(1);
        before.count(1);
        before.writeDown();

        assertThat(node().count(1).used()).isEqualTo(3);
    }

    @Test
    void answersThoughTheCountCannotBeWrittenDown() {
        RequestAllowance node = node();
        database.inTransaction(() -> database.entityManager()
                .createNativeQuery("DROP TABLE api_usage")
                .executeUpdate());

        assertThat(node.count(1).used()).isEqualTo(1);
        assertThat(node.count(1).used()).isEqualTo(2);
    }

    private RequestAllowance node() {
        return new RequestAllowance(
                new UsageLedger(database.entityManager()) {
                    @Override
                    long add(long organizationId, LocalDate day, long requests) {
                        return database.inNewTransaction(() -> super.add(organizationId, day, requests));
                    }
                },
                clock,
                new OrganizationsConfig("home", "", Optional.empty(), Optional.empty(), true, 3, 429));
    }
}
