package org.storelink.appstoreconnect.signin;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.Challenge.Delivery;
import org.storelink.connector.Challenge.OneTimeCode;

/**
 * A code that is waited for: where it went, where else it may be sent, how many more may be typed.
 *
 * @param to the number it went to; empty when it went to devices, or nowhere yet
 * @param askedAt when a delivery was asked for last
 */
public record PendingCode(
        Doorway doorway,
        int length,
        boolean onDevices,
        List<Phone> phones,
        Optional<Phone> to,
        int wrongCodes,
        String lastError,
        Optional<Instant> askedAt) {

    /** Of our own: Apple does not say how many it takes before it locks codes for a while. */
    static final int MOST_WRONG_CODES = 5;

    /** Of our own, so that nobody makes Apple refuse to send more. */
    static final Duration BETWEEN_DELIVERIES = Duration.ofSeconds(60);

    static final String DEVICES = "devices";
    private static final String YOUR_DEVICES = "your trusted devices";

    public PendingCode {
        phones = List.copyOf(phones);
    }

    static PendingCode of(Doorway doorway, CodeOptions options) {
        return new PendingCode(
                doorway,
                options.length(),
                options.onDevices(),
                options.phones(),
                options.sentTo(),
                0,
                "",
                Optional.empty());
    }

    public OneTimeCode challenge() {
        return new OneTimeCode(
                prompt(),
                length,
                sentTo(),
                alternatives(),
                lastError,
                OptionalInt.of(MOST_WRONG_CODES - wrongCodes),
                askedAt.map(at -> at.plus(BETWEEN_DELIVERIES)));
    }

    private String sentTo() {
        return to.map(Phone::masked).orElse(onDevices ? YOUR_DEVICES : "");
    }

    private String prompt() {
        if (to.isPresent()) {
            return to.get().mode().equals(Phone.VOICE)
                    ? "Apple calls this number and reads out a code. Type it here."
                    : "Apple has sent a text message with a code to this number. Type it here.";
        }
        return onDevices
                ? "Your Apple devices show a message that your Apple Account is used to sign in, with a map of where"
                        + " this server stands. Choose Allow there and type the code that appears."
                : "Apple has no device of yours to show a code on. Choose the number that it shall be sent to.";
    }

    /** Every way; the one taken last too, because a message may get lost. */
    private List<Delivery> alternatives() {
        List<Delivery> ways = new ArrayList<>();
        if (onDevices && to.isPresent()) {
            ways.add(new Delivery(DEVICES, Delivery.Kind.DEVICE, YOUR_DEVICES));
        }
        phones.forEach(phone -> ways.add(phone.delivery()));
        return ways;
    }

    Optional<Phone> phone(String delivery) {
        return phones.stream()
                .filter(phone -> phone.delivery().id().equals(delivery))
                .findFirst();
    }

    PendingCode at(Doorway next) {
        return new PendingCode(next, length, onDevices, phones, to, wrongCodes, lastError, askedAt);
    }

    PendingCode sentTo(Optional<Phone> next, Optional<Instant> now) {
        return new PendingCode(
                doorway, length, onDevices, phones, next, wrongCodes, "", now.isPresent() ? now : askedAt);
    }

    PendingCode saying(String error) {
        return new PendingCode(doorway, length, onDevices, phones, to, wrongCodes, error, askedAt);
    }

    PendingCode afterWrongCode(String error) {
        return new PendingCode(doorway, length, onDevices, phones, to, wrongCodes + 1, error, askedAt);
    }

    boolean takesMore() {
        return wrongCodes < MOST_WRONG_CODES;
    }

    public Json toJson() {
        return Json.object(
                "doorway",
                doorway.toJson(),
                "length",
                length,
                "onDevices",
                onDevices,
                "phones",
                Json.list(phones.stream().map(Phone::toJson).toList()),
                "to",
                Json.list(to.stream().map(Phone::toJson).toList()),
                "wrong",
                wrongCodes,
                "error",
                lastError,
                "askedAt",
                askedAt.map(Instant::toString).orElse(""));
    }

    public static PendingCode of(Json json) {
        return new PendingCode(
                Doorway.of(json.at("doorway")),
                (int) json.at("length").number().orElse(6),
                json.at("onDevices").isTrue(),
                json.at("phones").items().stream()
                        .flatMap(phone -> Phone.of(phone).stream())
                        .toList(),
                json.at("to").items().stream()
                        .flatMap(phone -> Phone.of(phone).stream())
                        .findFirst(),
                (int) json.at("wrong").number().orElse(0),
                json.at("error").text().orElse(""),
                instant(json.at("askedAt")));
    }

    private static Optional<Instant> instant(Json json) {
        try {
            return json.text().map(Instant::parse);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "PendingCode";
    }
}
