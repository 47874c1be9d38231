package org.storelink.appstoresimulator.idmsa;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.storelink.appstoresimulator.idmsa.SecondFactor.Sent;
import org.storelink.appstoresimulator.market.Draws;
import org.storelink.appstoresimulator.people.People;
import org.storelink.appstoresimulator.people.Person;
import org.storelink.appstoresimulator.people.PhoneNumber;
import org.storelink.appstoresimulator.people.PhoneNumber.PushMode;
import org.storelink.appstoresimulator.people.SentCodes;
import org.storelink.appstoresimulator.people.SignInLog;
import org.storelink.appstoresimulator.people.SignInLog.What;

/** The second factors under way, by session id; sends codes and judges them. Thread-safe. */
final class SecondFactors {

    /** What became of a code that somebody typed. */
    enum Judgement {
        RIGHT,
        WRONG,
        /** Too many wrong ones: nothing more is looked at for a while. */
        LOCKED
    }

    static final int MOST_WRONG = 5;
    static final int MOST_SENT = 5;

    private static final Duration CODE_LIFE = Duration.ofMinutes(10);
    private static final Duration LOCK = Duration.ofHours(1);

    private final People people;
    private final SentCodes codes;
    private final SignInLog log;
    private final Clock clock;
    private final Draws draws;
    private final Map<String, SecondFactor> bySession = new HashMap<>();

    SecondFactors(People people, SentCodes codes, SignInLog log, Clock clock, Draws draws) {
        this.people = people;
        this.codes = codes;
        this.log = log;
        this.clock = clock;
        this.draws = draws;
    }

    /** Begins one and returns its session id. Sends a code by itself where Apple does: to devices, or to the only number. */
    synchronized String begin(Person person) {
        String session = draws.hex(20);
        SecondFactor factor = new SecondFactor(person, draws.hex(24));
        bySession.put(session, factor);
        if (!people.areCodesLocked(person.appleId())) {
            if (!person.devices().isEmpty()) {
                log.add(person.appleId(), What.CODE_SENT_UNASKED);
                factor.sent(new Sent(codes.toDevices(person), clock.instant(), Optional.empty(), PushMode.SMS));
            } else if (person.numbers().size() == 1) {
                log.add(person.appleId(), What.CODE_SENT_UNASKED);
                send(
                        factor,
                        person.numbers().getFirst(),
                        person.numbers().getFirst().pushMode());
            }
        }
        return session;
    }

    synchronized Optional<SecondFactor> find(String session) {
        return Optional.ofNullable(bySession.get(session));
    }

    /** Sends a code to a number because a client asked for it; false if that was done too often. */
    synchronized boolean sendTo(SecondFactor factor, PhoneNumber number, PushMode mode) {
        log.add(factor.person().appleId(), What.CODE_ASKED_FOR);
        if (factor.timesSent() >= MOST_SENT
                || people.areCodesLocked(factor.person().appleId())) {
            return false;
        }
        send(factor, number, mode);
        return true;
    }

    synchronized Judgement judgeByDevice(SecondFactor factor, String code) {
        return judge(factor, factor.byDevice().filter(sent -> sent.code().equals(code)));
    }

    synchronized Judgement judgeByPhone(SecondFactor factor, String code, int number, String mode) {
        return judge(
                factor,
                factor.byPhone()
                        .filter(sent -> sent.code().equals(code)
                                && sent.number().orElseThrow().id() == number
                                && sent.mode().text().equals(mode)));
    }

    private Judgement judge(SecondFactor factor, Optional<Sent> match) {
        String appleId = factor.person().appleId();
        if (people.areCodesLocked(appleId)) {
            log.add(appleId, What.WRONG_CODE);
            return Judgement.LOCKED;
        }
        if (match.filter(sent -> clock.instant().isBefore(sent.at().plus(CODE_LIFE)))
                .isPresent()) {
            factor.pass();
            log.add(appleId, What.RIGHT_CODE);
            return Judgement.RIGHT;
        }
        log.add(appleId, What.WRONG_CODE);
        if (factor.wrong() >= MOST_WRONG) {
            people.lockCodes(appleId, LOCK);
            return Judgement.LOCKED;
        }
        return Judgement.WRONG;
    }

    private void send(SecondFactor factor, PhoneNumber number, PushMode mode) {
        String code = codes.toNumber(factor.person(), number, mode);
        factor.sent(new Sent(code, clock.instant(), Optional.of(number), mode));
    }
}
