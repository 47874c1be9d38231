package org.storelink.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.storelink.accounts.Household.ServerDied;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.fault.Faults;
import org.storelink.appstoresimulator.people.SignInLog;

/** Reads after each step what the store has counted meanwhile, and says whether it should have come to that. */
final class Watch {

    private static final Duration DAY = Duration.ofDays(1);

    /** What a step sends, if it sends anything. */
    record Sender(long organization, String password, boolean attended) {}

    enum Answer {
        ACCEPTED,
        REJECTED,
        LOCKED,
        THROTTLED,
        NONE
    }

    /**
     * A password that the store counted.
     *
     * @param heard whether the server lived to hear the answer
     */
    record Attempt(Instant at, Sender sender, Answer answer, boolean right, boolean heard) {

        private Attempt answered(Answer other) {
            return new Attempt(at, sender, other, right, heard);
        }

        private boolean isRefusal(Answer refusal) {
            return heard && answer == refusal;
        }

        private boolean isWithinADayOf(Attempt earlier) {
            return Duration.between(earlier.at, at).compareTo(DAY) < 0;
        }
    }

    private final AppStoreSimulator store;
    private final List<Attempt> attempts = new ArrayList<>();
    private final Map<SignInLog.What, Integer> counts = new EnumMap<>(SignInLog.What.class);
    private final Set<Long> mayMeetForgottenBrowser = new HashSet<>();
    private int seen;
    private int codesWhileNobodyWaited;

    Watch(AppStoreSimulator store) {
        this.store = store;
    }

    <T> T during(Sender sender, Supplier<T> step) {
        boolean heard = true;
        try {
            return step.get();
        } catch (ServerDied died) {
            heard = false;
            throw died;
        } finally {
            look(sender, heard);
        }
    }

    /** The store lets nobody in without a code any more; whoever signs in next cannot know. */
    void browsersForgotten(Set<Long> organizations) {
        mayMeetForgottenBrowser.addAll(organizations);
    }

    private void look(Sender sender, boolean heard) {
        List<SignInLog.Event> events = store.signIns().events();
        List<Attempt> now = new ArrayList<>();
        boolean codeSent = false;
        for (SignInLog.Event event : events.subList(seen, events.size())) {
            counts.merge(event.what(), 1, Integer::sum);
            switch (event.what()) {
                case RIGHT_PASSWORD -> now.add(new Attempt(event.at(), sender, Answer.ACCEPTED, true, heard));
                case WRONG_PASSWORD -> now.add(new Attempt(event.at(), sender, Answer.REJECTED, false, heard));
                case THROTTLED -> now.add(now.removeLast().answered(Answer.THROTTLED));
                case LOCKED_OUT -> now.add(now.removeLast().answered(Answer.LOCKED));
                case CODE_ASKED_FOR ->
                    assertThat(sender.attended())
                            .as("somebody waits for the code that is asked for, %s", event)
                            .isTrue();
                case CODE_SENT_UNASKED -> codeSent = true;
                case RIGHT_CODE, WRONG_CODE, BROWSER_TRUSTED, SIGNED_IN -> {}
            }
        }
        seen = events.size();
        boolean replaced = replaceAnswer(now);
        if (codeSent && !sender.attended()) {
            codesWhileNobodyWaited++;
            assertThat(mayMeetForgottenBrowser)
                    .as("nobody waits for a code, and the store has told this account so before; %s", now)
                    .contains(sender.organization());
            if (heard && !replaced) {
                mayMeetForgottenBrowser.remove(sender.organization());
            }
        }
        for (Attempt attempt : now) {
            judge(attempt);
            attempts.add(attempt);
        }
    }

    /** A fault takes the place of the answer to the newest attempt, whatever the store thought of it. */
    private boolean replaceAnswer(List<Attempt> now) {
        List<Faults.Active> struck = store.faults().active().stream()
                .filter(active -> active.struck() > 0)
                .toList();
        for (Faults.Active active : struck) {
            store.faults().remove(active.id());
            now.add(now.removeLast()
                    .answered(
                            switch (active.fault().kind()) {
                                case THROTTLED -> Answer.THROTTLED;
                                case LOCKED -> Answer.LOCKED;
                                default -> Answer.NONE;
                            }));
        }
        return !struck.isEmpty();
    }

    private void judge(Attempt now) {
        for (Attempt earlier : attempts) {
            boolean samePassword =
                    earlier.sender().password().equals(now.sender().password());
            assertThat(samePassword && earlier.isRefusal(Answer.REJECTED))
                    .as("the password of %s was rejected before, %s", now, earlier)
                    .isFalse();
            assertThat(samePassword && !earlier.right() && !now.sender().attended() && now.isWithinADayOf(earlier))
                    .as(
                            "nobody has acted since the wrong password, whose rejection did not arrive: %s, then %s",
                            earlier, now)
                    .isFalse();
            assertThat(now.isWithinADayOf(earlier)
                            && (earlier.isRefusal(Answer.LOCKED) || earlier.isRefusal(Answer.THROTTLED)))
                    .as("%s within a day of %s", now, earlier)
                    .isFalse();
        }
    }

    /** Chance may have kept a week so far from what it is about. */
    boolean isQuiet() {
        return codesWhileNobodyWaited == 0
                || none(attempt ->
                        attempt.isRefusal(Answer.REJECTED) && attempt.sender().attended())
                || none(attempt ->
                        attempt.isRefusal(Answer.REJECTED) && !attempt.sender().attended())
                || none(attempt -> attempt.isRefusal(Answer.LOCKED))
                || none(attempt -> attempt.isRefusal(Answer.THROTTLED))
                || none(attempt -> attempt.right() && !attempt.sender().attended())
                || none(attempt -> !attempt.heard())
                || counts.getOrDefault(SignInLog.What.CODE_ASKED_FOR, 0) == 0;
    }

    private boolean none(Predicate<Attempt> kind) {
        return attempts.stream().noneMatch(kind);
    }

    @Override
    public String toString() {
        return attempts.size() + " passwords, " + codesWhileNobodyWaited + " codes while nobody waited, in all "
                + counts;
    }
}
