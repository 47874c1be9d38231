package org.storelink.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.storelink.accounts.Household.ServerDied;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.appstoresimulator.fault.Faults;
import org.storelink.appstoresimulator.people.SignInLog;

/** Reads after each step what the store has counted meanwhile, and says whether it should have come to that. */
final class Watch {

    private static final Duration DAY = Duration.ofDays(1);

    /** An account as a person linked it last. */
    record Link(long account, int credential) {

        static Link of(SyncTarget target) {
            return new Link(target.accountId(), target.credential());
        }
    }

    /**
     * What a step sends, if it sends anything.
     *
     * @param alone whose night it is; empty when a person waits who can type a code
     */
    record Sender(String password, Optional<Link> alone) {

        static Sender attended(String password) {
            return new Sender(password, Optional.empty());
        }

        boolean isAttended() {
            return alone.isEmpty();
        }
    }

    enum Answer {
        ACCEPTED,
        REJECTED,
        LOCKED,
        THROTTLED
    }

    /** What became of the store's answer. */
    enum Fate {
        ARRIVED,
        /** The server is told of trouble that says nothing about the password. */
        REPLACED,
        /** The server died before it could remember. */
        LOST
    }

    /** A password that the store counted. */
    record Attempt(Instant at, Sender sender, boolean right, Answer answer, Fate fate) {

        private Attempt answered(Answer other) {
            return new Attempt(at, sender, right, other, fate);
        }

        private Attempt replaced() {
            return new Attempt(at, sender, right, answer, Fate.REPLACED);
        }

        boolean isHeard(Answer expected) {
            return fate == Fate.ARRIVED && answer == expected;
        }

        private boolean isRefusal() {
            return answer == Answer.LOCKED || answer == Answer.THROTTLED;
        }

        private boolean isSamePasswordAs(Attempt earlier) {
            return sender.password().equals(earlier.sender.password());
        }

        private boolean isWithinADayOf(Attempt earlier) {
            return Duration.between(earlier.at, at).compareTo(DAY) < 0;
        }
    }

    private final AppStoreSimulator store;
    private final List<Attempt> attempts = new ArrayList<>();
    private final Map<SignInLog.What, Integer> counts = new EnumMap<>(SignInLog.What.class);
    private final Set<Link> toldToAskForACode = new HashSet<>();
    private final Map<Link, Instant> codesNobodyKnowsOf = new HashMap<>();
    private int seen;

    Watch(AppStoreSimulator store) {
        this.store = store;
    }

    <T> T during(Sender sender, Supplier<T> step) {
        boolean lived = true;
        try {
            return step.get();
        } catch (ServerDied died) {
            lived = false;
            throw died;
        } finally {
            look(sender, lived);
        }
    }

    private void look(Sender sender, boolean lived) {
        Fate fate = lived ? Fate.ARRIVED : Fate.LOST;
        List<SignInLog.Event> events = store.signIns().events();
        List<Attempt> now = new ArrayList<>();
        Optional<Instant> codeSent = Optional.empty();
        for (SignInLog.Event event : events.subList(seen, events.size())) {
            counts.merge(event.what(), 1, Integer::sum);
            switch (event.what()) {
                case RIGHT_PASSWORD -> now.add(new Attempt(event.at(), sender, true, Answer.ACCEPTED, fate));
                case WRONG_PASSWORD -> now.add(new Attempt(event.at(), sender, false, Answer.REJECTED, fate));
                case THROTTLED -> now.add(now.removeLast().answered(Answer.THROTTLED));
                case LOCKED_OUT -> now.add(now.removeLast().answered(Answer.LOCKED));
                case CODE_ASKED_FOR ->
                    assertThat(sender.isAttended())
                            .as("somebody waits for the code that is asked for, %s", event)
                            .isTrue();
                case CODE_SENT_UNASKED -> codeSent = Optional.of(event.at());
                case RIGHT_CODE, WRONG_CODE, BROWSER_TRUSTED, SIGNED_IN -> {}
            }
        }
        seen = events.size();
        strike(now);
        for (Attempt attempt : now) {
            judge(attempt);
            attempts.add(attempt);
        }
        codeSent.ifPresent(at -> sender.alone().ifPresent(link -> judgeCode(link, at, attempts.getLast())));
    }

    /** A fault takes the place of the answer to the newest attempt, whatever the store thought of it. */
    private void strike(List<Attempt> now) {
        List<Faults.Active> struck = store.faults().active().stream()
                .filter(active -> active.struck() > 0)
                .toList();
        for (Faults.Active active : struck) {
            store.faults().remove(active.id());
            Attempt last = now.removeLast();
            now.add(active.fault().kind() == FaultKind.THROTTLED ? last.answered(Answer.THROTTLED) : last.replaced());
        }
    }

    private void judge(Attempt now) {
        for (Attempt earlier : attempts) {
            assertThat(now.isSamePasswordAs(earlier) && earlier.isHeard(Answer.REJECTED))
                    .as("the password of %s was rejected before, %s", now, earlier)
                    .isFalse();
            if (now.isWithinADayOf(earlier)) {
                assertThat(now.isSamePasswordAs(earlier)
                                && !earlier.right()
                                && (earlier.fate() == Fate.LOST || !now.sender().isAttended()))
                        .as("nobody knows what became of the wrong password of %s, then %s", earlier, now)
                        .isFalse();
                assertThat(earlier.isRefusal() && !mayFollow(now, earlier))
                        .as("%s within a day of %s", now, earlier)
                        .isFalse();
            }
        }
    }

    /** Who has not been told of a lock cannot keep to it, but sends nothing alone, and a person not the same password again. */
    private static boolean mayFollow(Attempt now, Attempt refusal) {
        return switch (refusal.fate()) {
            case ARRIVED -> false;
            case REPLACED -> now.sender().isAttended();
            case LOST -> now.sender().isAttended() && !now.isSamePasswordAs(refusal);
        };
    }

    /** The store may forget a browser at any time, so it sends one code unasked; of that one the account has to learn. */
    private void judgeCode(Link link, Instant at, Attempt attempt) {
        assertThat(toldToAskForACode)
                .as("nobody waits for a code, and the store has told this account so before; %s", attempt)
                .doesNotContain(link);
        assertThat(Optional.ofNullable(codesNobodyKnowsOf.get(link)))
                .as("the day of a code whose sign-in nobody knows of; %s", attempt)
                .satisfiesAnyOf(earlier -> assertThat(earlier).isEmpty(), earlier -> assertThat(at)
                        .isAfterOrEqualTo(earlier.orElseThrow().plus(DAY)));
        if (attempt.isHeard(Answer.ACCEPTED)) {
            toldToAskForACode.add(link);
        } else {
            codesNobodyKnowsOf.put(link, at);
        }
    }

    /** What has to come about before it means anything that nothing was objected to. */
    enum Experience {
        RIGHT_ALONE(attempt -> attempt.right() && !attempt.sender().isAttended()),
        REJECTED_ALONE(
                attempt -> attempt.isHeard(Answer.REJECTED) && !attempt.sender().isAttended()),
        REJECTED_ATTENDED(
                attempt -> attempt.isHeard(Answer.REJECTED) && attempt.sender().isAttended()),
        LOCKED(attempt -> attempt.isHeard(Answer.LOCKED)),
        THROTTLED(attempt -> attempt.isHeard(Answer.THROTTLED)),
        LOST(attempt -> attempt.fate() == Fate.LOST),
        CODE_ALONE(_ -> false),
        CODE_ASKED_FOR(_ -> false);

        private final Predicate<Attempt> met;

        Experience(Predicate<Attempt> met) {
            this.met = met;
        }
    }

    Set<Experience> experience() {
        Set<Experience> all = EnumSet.noneOf(Experience.class);
        for (Experience kind : Experience.values()) {
            if (attempts.stream().anyMatch(kind.met)) {
                all.add(kind);
            }
        }
        if (!toldToAskForACode.isEmpty()) {
            all.add(Experience.CODE_ALONE);
        }
        if (counts.containsKey(SignInLog.What.CODE_ASKED_FOR)) {
            all.add(Experience.CODE_ASKED_FOR);
        }
        return all;
    }

    @Override
    public String toString() {
        return attempts.size() + " passwords, " + toldToAskForACode.size() + " and " + codesNobodyKnowsOf.size()
                + " codes while nobody waited, in all " + counts;
    }
}
