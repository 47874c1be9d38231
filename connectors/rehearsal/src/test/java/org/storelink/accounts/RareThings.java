package org.storelink.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storelink.accounts.StoreUnderTest.APPLE_ID;

import java.time.Duration;
import java.util.List;
import org.storelink.accounts.Household.ServerDied;
import org.storelink.accounts.Watch.Experience;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.appstoresimulator.people.People;

/**
 * What a week by chance may be without, once each and by plan: each way that a sign-in can end, alone and with a person waiting. Two
 * organizations have linked the same Apple Account, so what the one was told holds for the other.
 */
final class RareThings {

    private static final int MOST_REQUESTS = 30;

    private static final List<FaultKind> ANSWERS_THAT_FAIL = List.of(
            FaultKind.THROTTLED,
            FaultKind.UNAVAILABLE,
            FaultKind.STORE_TROUBLE,
            FaultKind.DROPPED_CONNECTION,
            FaultKind.SLOW,
            FaultKind.HTML_PAGE,
            FaultKind.REDIRECT_PAGE,
            FaultKind.ACKNOWLEDGE,
            FaultKind.CODE_LOCKED);

    private final Node node;
    private final StoreUnderTest apple;
    private final Watch watch;
    private final List<ImpatientPerson> people;
    private final Night night;

    RareThings(Node node, StoreUnderTest apple, Watch watch, List<ImpatientPerson> people) {
        this.node = node;
        this.apple = apple;
        this.watch = watch;
        this.people = people;
        this.night = new Night(watch);
    }

    void happen() {
        People store = apple.simulator().people();
        linkWithCare();
        nightAfter(Duration.ofHours(25));

        apple.simulator().sessions().forgetBrowsers(APPLE_ID);
        nightAfter(Duration.ofHours(25));
        nightAfter(Duration.ofHours(2));
        linkWithCare();

        apple.changePassword();
        answerLost();
        nightAfter(Duration.ofHours(2));
        nightAfter(Duration.ofHours(25));
        nightAfter(Duration.ofHours(25));
        wrongPassword();
        linkWithCare();

        store.lock(APPLE_ID);
        nightAfter(Duration.ofHours(25));
        nightAfter(Duration.ofHours(2));
        store.unlock(APPLE_ID);
        linkWithCareAfterADay();
        store.throttle(APPLE_ID, Duration.ofHours(60));
        nightAfter(Duration.ofHours(25));
        nightAfter(Duration.ofHours(2));
        nightAfter(Duration.ofHours(25));
        store.throttle(APPLE_ID, Duration.ZERO);
        linkWithCareAfterADay();

        ANSWERS_THAT_FAIL.forEach(this::failingAnswer);

        assertThat(watch.experience()).containsExactlyInAnyOrder(Experience.values());
    }

    /** A night whose password meets it, two that come too early, and a day later a person. */
    private void failingAnswer(FaultKind kind) {
        apple.strike(kind);
        nightAfter(Duration.ofHours(25));
        assertThat(apple.simulator().faults().active())
                .as("%s has met a password", kind)
                .isEmpty();
        nightAfter(Duration.ofHours(2));
        nightAfter(Duration.ofHours(2));
        linkWithCareAfterADay();
    }

    private void linkWithCare() {
        people.forEach(person -> person.linkWithCare(node.household));
    }

    private void linkWithCareAfterADay() {
        node.household.clock.advance(Duration.ofHours(25));
        linkWithCare();
    }

    private void nightAfter(Duration pause) {
        node.household.clock.advance(pause);
        apple.simulator().sessions().end(APPLE_ID);
        night.on(node.household);
    }

    private void wrongPassword() {
        people.getFirst().begin(node.household, "no password of mine");
    }

    /** The server dies when the store has answered: to the first request, to the second, until it is the one with the password. */
    private void answerLost() {
        for (int request = 1; !watch.experience().contains(Experience.LOST); request++) {
            assertThat(request).isLessThan(MOST_REQUESTS);
            node.household.clock.advance(Duration.ofHours(25));
            apple.simulator().sessions().end(APPLE_ID);
            node.endAfter(request);
            try {
                night.on(node.household);
            } catch (ServerDied died) {
                node.lie();
            }
            node.start();
        }
    }
}
