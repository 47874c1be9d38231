package org.storelink.appstoreconnect.signin;

import java.util.Optional;
import java.util.stream.Stream;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.Challenge.Delivery;

/**
 * A number that Apple may send codes to.
 *
 * @param mode as Apple names it: {@code sms} or {@code voice}
 * @param masked as Apple shows it
 */
record Phone(long id, String mode, String masked) {

    static final String VOICE = "voice";
    static final String SMS = "sms";

    static Optional<Phone> of(Json json) {
        if (json.at("id").number().isEmpty()) {
            return Optional.empty();
        }
        String masked = Stream.of("numberWithDialCode", "obfuscatedNumber")
                .flatMap(name -> json.at(name).text().stream())
                .findFirst()
                .orElse("a number of yours");
        String mode = json.at("pushMode").text().filter(VOICE::equals).orElse(SMS);
        return Optional.of(new Phone(json.at("id").number().getAsLong(), mode, masked));
    }

    Json toJson() {
        return Json.object("id", id, "pushMode", mode, "numberWithDialCode", masked);
    }

    Delivery delivery() {
        return new Delivery(mode + "-" + id, mode.equals(VOICE) ? Delivery.Kind.VOICE : Delivery.Kind.SMS, masked);
    }

    Json reference() {
        return Json.object("id", id);
    }
}
