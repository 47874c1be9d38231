package org.storelink.appstoresimulator.idmsa;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storelink.appstoresimulator.people.Person;
import org.storelink.appstoresimulator.people.PhoneNumber;
import org.storelink.appstoresimulator.people.PhoneNumber.PushMode;

/** A sign-in whose password was right and whose code is still missing. Guarded by {@link SecondFactors}. */
final class SecondFactor {

    /** A code that was sent and can be typed. */
    record Sent(String code, Instant at, Optional<PhoneNumber> number, PushMode mode) {}

    private final Person person;
    private final String scnt;
    private @Nullable Sent byDevice;
    private @Nullable Sent byPhone;
    private int sent;
    private int wrong;
    private boolean passed;

    SecondFactor(Person person, String scnt) {
        this.person = person;
        this.scnt = scnt;
    }

    Person person() {
        return person;
    }

    String scnt() {
        return scnt;
    }

    void sent(Sent code) {
        sent++;
        if (code.number().isPresent()) {
            byPhone = code;
        } else {
            byDevice = code;
        }
    }

    Optional<Sent> byDevice() {
        return Optional.ofNullable(byDevice);
    }

    Optional<Sent> byPhone() {
        return Optional.ofNullable(byPhone);
    }

    int timesSent() {
        return sent;
    }

    /** Counts a wrong code and tells how many it were. */
    int wrong() {
        return ++wrong;
    }

    int timesWrong() {
        return wrong;
    }

    void pass() {
        passed = true;
        byDevice = null;
        byPhone = null;
    }

    boolean isPassed() {
        return passed;
    }
}
