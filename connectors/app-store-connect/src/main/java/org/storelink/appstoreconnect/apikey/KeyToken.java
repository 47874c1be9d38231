package org.storelink.appstoreconnect.apikey;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.storelink.appstoreconnect.wire.Json;

/** A token that opens the API for some minutes. No record: it shows nothing of itself. */
final class KeyToken {

    /** Apple allows twenty minutes between beginning and end. */
    private static final Duration LIFE = Duration.ofMinutes(10);

    /** A clock that is a little fast would else sign tokens that have not begun yet. */
    private static final Duration BACKDATED = Duration.ofMinutes(1);

    private static final Duration RENEWED_BEFORE_END = Duration.ofMinutes(1);

    private final String value;
    private final Instant begin;
    private final Instant end;

    private KeyToken(String value, Instant begin, Instant end) {
        this.value = value;
        this.begin = begin;
        this.end = end;
    }

    static KeyToken sign(KeyCredential credential, Instant now) {
        Instant begin = now.minus(BACKDATED).truncatedTo(ChronoUnit.SECONDS);
        Instant end = now.plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
        String signed = encoded(Json.object("alg", "ES256", "kid", credential.keyId(), "typ", "JWT"))
                + '.'
                + encoded(claims(credential, begin, end));
        return new KeyToken(signed + '.' + signature(credential, signed), begin, end);
    }

    private static Json claims(KeyCredential credential, Instant begin, Instant end) {
        List<Object> claims = new ArrayList<>();
        if (credential.issuer().isPresent()) {
            claims.addAll(List.of("iss", credential.issuer().get()));
        } else {
            claims.addAll(List.of("sub", "user"));
        }
        claims.addAll(List.of("iat", begin.getEpochSecond(), "exp", end.getEpochSecond(), "aud", "appstoreconnect-v1"));
        return Json.object(claims.toArray());
    }

    /** r and s in 32 bytes each, as tokens want them, and not in DER, which the JDK makes unless told otherwise. */
    private static String signature(KeyCredential credential, String signed) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(credential.key());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key on P-256 signs in every JDK", e);
        }
    }

    private static String encoded(Json json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.written().getBytes(StandardCharsets.UTF_8));
    }

    String value() {
        return value;
    }

    boolean isUsable(Instant now) {
        return now.isBefore(end.minus(RENEWED_BEFORE_END));
    }

    /** Whether it is good at that time by what it says of itself. */
    boolean covers(Instant time) {
        return !time.isBefore(begin) && time.isBefore(end);
    }
}
