package org.storelink.appstoresimulator.people;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.storelink.appstoresimulator.market.Dice;

/** The codes that people see on their devices and phones, in the order in which they were sent. Thread-safe. */
public final class SentCodes {

    private static final int LENGTH = 6;
    private static final int KEPT = 1_000;

    /**
     * A code on somebody's screen, or in somebody's ear.
     *
     * @param way {@code device}, {@code sms} or {@code voice}
     * @param to the device's name or the whole phone number
     */
    public record SentCode(Instant at, String appleId, String way, String to, String code) {}

    private final long seed;
    private final Clock clock;
    private final Consumer<SentCode> screen;
    private final List<SentCode> sent = new ArrayList<>();
    private int serial;

    /** @param screen is shown each code as it is sent */
    public SentCodes(long seed, Clock clock, Consumer<SentCode> screen) {
        this.seed = seed;
        this.clock = clock;
        this.screen = screen;
    }

    /** Sends one new code to every device of a person. */
    public synchronized String toDevices(Person person) {
        String code = draw();
        person.devices()
                .forEach(device -> show(new SentCode(clock.instant(), person.appleId(), "device", device, code)));
        return code;
    }

    public synchronized String toNumber(Person person, PhoneNumber number, PhoneNumber.PushMode mode) {
        String code = draw();
        show(new SentCode(
                clock.instant(), person.appleId(), mode.text(), number.dialCode() + ' ' + number.digits(), code));
        return code;
    }

    public synchronized List<SentCode> all() {
        return List.copyOf(sent);
    }

    /** The newest code that was sent to a person, by whichever way. */
    public synchronized Optional<String> newest(String appleId) {
        return newest(appleId, "");
    }

    /** @param way {@code device}, {@code sms} or {@code voice}; blank for any */
    public synchronized Optional<String> newest(String appleId, String way) {
        return sent.reversed().stream()
                .filter(code -> code.appleId().equalsIgnoreCase(appleId)
                        && (way.isBlank() || code.way().equals(way)))
                .map(SentCode::code)
                .findFirst();
    }

    private void show(SentCode code) {
        sent.add(code);
        if (sent.size() > KEPT) {
            sent.removeFirst();
        }
        screen.accept(code);
    }

    private String draw() {
        Dice dice = Dice.of(seed, "code " + ++serial);
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(dice.below(10));
        }
        return code.toString();
    }
}
