package org.storelink.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobsTest {

    private final Deque<Runnable> started = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final Jobs jobs = new Jobs(started::add, 2);

    private void finishFirst() {
        started.removeFirst().run();
    }

    @Test
    void runsNoMoreThanAllowedAtOnceAndTheOthersInTurn() {
        jobs.offer(1, () -> done.add("one"));
        jobs.offer(2, () -> done.add("two"));
        jobs.offer(3, () -> done.add("three"));
        assertThat(started).hasSize(2);

        finishFirst();
        assertThat(started).hasSize(2);
        finishFirst();
        finishFirst();

        assertThat(done).containsExactly("one", "two", "three");
        assertThat(jobs.running()).isEmpty();
    }

    @Test
    void neverRunsTwoJobsOfOneAccountAtOnce() {
        jobs.offer(1, () -> done.add("first"));
        jobs.offer(1, () -> done.add("second"));
        assertThat(started).hasSize(1);
        assertThat(jobs.isBusyWith(1)).isTrue();

        finishFirst();
        finishFirst();

        assertThat(done).containsExactly("first", "second");
        assertThat(jobs.isBusyWith(1)).isFalse();
    }

    @Test
    void aJobThatFailsMakesRoomForTheNext() {
        jobs.offer(1, () -> {
            throw new IllegalStateException("on purpose");
        });

        try {
            finishFirst();
        } catch (IllegalStateException onPurpose) {
            done.add(onPurpose.getMessage());
        }

        assertThat(done).containsExactly("on purpose");
        assertThat(jobs.isBusyWith(1)).isFalse();
    }

    @Test
    void forgetsWhatWaits() throws InterruptedException {
        jobs.offer(1, () -> done.add("one"));
        jobs.offer(1, () -> done.add("never"));

        jobs.clear();
        finishFirst();

        assertThat(started).isEmpty();
        assertThat(jobs.awaitQuiet(0)).isTrue();
    }

    @Test
    void saysWhenWorkIsLeft() throws InterruptedException {
        jobs.offer(1, () -> done.add("one"));

        assertThat(jobs.awaitQuiet(1)).isFalse();
    }
}
