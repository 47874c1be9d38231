package org.storelink.appstoreconnect.signin;

import java.util.List;
import java.util.stream.Stream;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.wire.Json;

/** The numbers of errors in an answer, under any of the names Apple has for the list, whatever the HTTP status. */
record ServiceErrors(List<String> codes) {

    /** The Apple Account or its password is wrong; the second is said instead by some of Apple's servers. */
    private static final List<String> REJECTED = List.of("-20101", "-20751", "-22406");

    private static final String LOCKED = "-20209";
    private static final String TROUBLE = "-36607";
    private static final String WRONG_CODE = "-21669";
    private static final String NO_SMS = "-28248";
    private static final String WANTS_APP_PASSWORD = "-22938";

    ServiceErrors {
        codes = List.copyOf(codes);
    }

    static ServiceErrors in(WebAnswer answer) {
        Json body = answer.json().orElseGet(Json::object);
        return new ServiceErrors(Stream.of("serviceErrors", "service_errors", "validationErrors")
                .flatMap(name -> body.at(name).items().stream())
                .map(error -> error.at("code").text().orElse("unknown"))
                .toList());
    }

    boolean isEmpty() {
        return codes.isEmpty();
    }

    boolean sayRejected() {
        return codes.stream().anyMatch(REJECTED::contains);
    }

    boolean sayLocked() {
        return codes.contains(LOCKED);
    }

    /** Trouble of Apple's own, which says nothing about the password whatever the status is. */
    boolean sayTrouble() {
        return codes.contains(TROUBLE);
    }

    boolean sayWrongCode() {
        return codes.contains(WRONG_CODE);
    }

    boolean sayNoSms() {
        return codes.contains(NO_SMS);
    }

    boolean wantAppPassword() {
        return codes.contains(WANTS_APP_PASSWORD);
    }

    /** For a message: the first number, if it is one. */
    String first() {
        return codes.stream()
                .filter(code -> code.matches("-?\\d{1,9}"))
                .findFirst()
                .map(code -> "error " + code)
                .orElse("without a number");
    }
}
