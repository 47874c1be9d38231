package org.storelink.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobsTest {

    private final Deque<Runnable> started = new ArrayDeque<>();
    private final List<Job> done = new ArrayList<>();
    private final Jobs jobs = new Jobs(started::add, 2, done::add);

    private void finishFirst() {
        started.removeFirst().run();
    }

    @Test
    void runsNoMoreThanAllowedAtOnceAndTheOthersInTurn() {
        jobs.offer(Job.collect(1, 11));
        jobs.offer(Job.collect(1, 12));
        jobs.offer(Job.collect(1, 13));
        assertThat(started).hasSize(2);

        finishFirst();
        assertThat(started).hasSize(2);
        finishFirst();
        finishFirst();

        assertThat(done).extracting(Job::accountId).containsExactly(11L, 12L, 13L);
        assertThat(jobs.running()).isEmpty();
    }

    @Test
    void neverRunsTwoJobsOfOneAccountAtOnce() {
        jobs.offer(Job.collect(1, 11));
        jobs.offer(Job.derive(1, 11));
        assertThat(started).hasSize(1);
        assertThat(jobs.isBusyWith(11)).isTrue();

        finishFirst();
        finishFirst();

        assertThat(done).containsExactly(Job.collect(1, 11), Job.derive(1, 11));
        assertThat(jobs.isBusyWith(11)).isFalse();
    }

    @Test
    void losesNoWishWhenMoreIsOfferedBeforeItsTurn() {
        jobs.offer(Job.derive(1, 11));
        jobs.offer(Job.hurry(1, 11));
        jobs.offer(Job.derive(1, 11));
        jobs.offer(Job.collect(1, 11));

        finishFirst();
        finishFirst();

        assertThat(done).containsExactly(Job.derive(1, 11), Job.hurry(1, 11));
        assertThat(started).isEmpty();
    }

    @Test
    void aJobThatFailsMakesRoomForTheNext() {
        var failing = new Jobs(started::add, 1, job -> {
            if (job.accountId() == 11) {
                throw new IllegalStateException("on purpose");
            }
            done.add(job);
        });
        failing.offer(Job.collect(1, 11));
        failing.offer(Job.collect(1, 12));

        assertThatIllegalStateException().isThrownBy(this::finishFirst);
        finishFirst();

        assertThat(done).containsExactly(Job.collect(1, 12));
        assertThat(failing.isBusyWith(11)).isFalse();
    }

    @Test
    void forgetsWhatWaits() throws InterruptedException {
        jobs.offer(Job.collect(1, 11));
        jobs.offer(Job.hurry(1, 11));

        jobs.clear();
        finishFirst();

        assertThat(started).isEmpty();
        assertThat(jobs.awaitQuiet(0)).isTrue();
    }

    @Test
    void saysWhenWorkIsLeft() throws InterruptedException {
        jobs.offer(Job.collect(1, 11));

        assertThat(jobs.awaitQuiet(1)).isFalse();
    }
}
