package org.storelink.appstoreconnect.signin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.storelink.appstoreconnect.wire.Json;

/**
 * What Apple says of a second factor.
 *
 * @param onDevices whether the code is shown on devices that the person is signed in on
 * @param sentTo the number that Apple has sent a code to already, of itself or because it was asked to
 * @param sendsNoMore whether too many codes were sent
 * @param takesNoMore whether too many wrong ones were typed, or codes are locked
 * @param twoStep whether this is the older scheme of four digits
 */
record CodeOptions(
        int length,
        boolean onDevices,
        List<Phone> phones,
        Optional<Phone> sentTo,
        boolean sendsNoMore,
        boolean takesNoMore,
        boolean coolingDown,
        boolean twoStep) {

    private static final int USUAL_LENGTH = 6;

    CodeOptions {
        phones = List.copyOf(phones);
    }

    static CodeOptions of(Json body) {
        Json code = body.at("securityCode");
        boolean onDevices = !body.at("noTrustedDevices").isTrue();
        List<Phone> phones = phones(body);
        return new CodeOptions(
                length(code),
                onDevices,
                phones,
                sentTo(body, onDevices, phones),
                code.at("tooManyCodesSent").isTrue(),
                code.at("tooManyCodesValidated").isTrue()
                        || code.at("securityCodeLocked").isTrue()
                        || code.at("tooManyCodesLock").isTrue()
                        || body.at("accountLocked").isTrue(),
                code.at("securityCodeCooldown").isTrue(),
                !body.at("trustedDevices").items().isEmpty()
                        || body.at("authenticationType")
                                .text()
                                .filter("hsa"::equals)
                                .isPresent());
    }

    private static int length(Json code) {
        long length = code.at("length").number().orElse(USUAL_LENGTH);
        return length >= 4 && length <= 12 ? (int) length : USUAL_LENGTH;
    }

    private static List<Phone> phones(Json body) {
        List<Phone> phones = new ArrayList<>();
        Stream.concat(
                        body.at("trustedPhoneNumbers").items().stream(),
                        Stream.of(body.at("trustedPhoneNumber"), body.at("phoneNumber")))
                .flatMap(json -> Phone.of(json).stream())
                .filter(phone -> phones.stream().noneMatch(known -> known.id() == phone.id()))
                .forEach(phones::add);
        return phones;
    }

    /** Without devices Apple sends a code by itself when there is one number only; else somebody has to choose. */
    private static Optional<Phone> sentTo(Json body, boolean onDevices, List<Phone> phones) {
        Optional<Phone> stated = Phone.of(body.at("phoneNumber"));
        if (stated.isPresent()) {
            return stated;
        }
        return !onDevices && phones.size() == 1 ? Optional.of(phones.getFirst()) : Optional.empty();
    }
}
