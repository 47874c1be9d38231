package org.storelink.appstoresimulator.api;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Checks the token of a request as Apple does. The signature is put into DER and checked in that form, which is not the way in which
 * a client makes it.
 */
final class TokenCheck {

    private static final String AUDIENCE = "appstoreconnect-v1";
    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final int HALF = 32;

    private final ApiKeys keys;
    private final Clock clock;

    TokenCheck(ApiKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** A token that is not good. */
    static final class BadToken extends Exception {

        private static final long serialVersionUID = 1L;

        private final TokenFault fault;

        BadToken(TokenFault fault) {
            super("bad token", null, false, false);
            this.fault = fault;
        }

        TokenFault fault() {
            return fault;
        }
    }

    /** The key that the token was made with. */
    ApiKey key(String token) throws BadToken {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new BadToken(TokenFault.MALFORMED);
        }
        JsonObject header = json(parts[0]);
        JsonObject claims = json(parts[1]);
        require(header.getString("alg", "").equals("ES256"), TokenFault.ALGORITHM);
        ApiKey key = keys.find(header.getString("kid", "")).orElseThrow(() -> new BadToken(TokenFault.KEY_ID));
        checkSignature(key, parts[0] + '.' + parts[1], bytes(parts[2]));
        checkWho(key, claims);
        require(claims.getString("aud", "").equals(AUDIENCE), TokenFault.AUDIENCE);
        checkTimes(claims);
        return key;
    }

    private static void checkWho(ApiKey key, JsonObject claims) throws BadToken {
        Optional<String> issuer = Optional.ofNullable(claims.getString("iss", null));
        require(issuer.equals(key.issuer()), TokenFault.ISSUER);
        require(!key.isIndividual() || claims.getString("sub", "").equals("user"), TokenFault.SUBJECT);
    }

    private void checkTimes(JsonObject claims) throws BadToken {
        long begin = seconds(claims, "iat");
        long end = seconds(claims, "exp");
        long now = clock.instant().getEpochSecond();
        require(end > begin && end - begin <= LONGEST.toSeconds(), TokenFault.LIFETIME);
        require(begin <= now, TokenFault.NOT_YET);
        require(now < end, TokenFault.EXPIRED);
    }

    private static long seconds(JsonObject claims, String name) throws BadToken {
        if (claims.get(name) instanceof JsonNumber number && number.isIntegral()) {
            return number.longValue();
        }
        throw new BadToken(TokenFault.LIFETIME);
    }

    private static void checkSignature(ApiKey key, String signed, byte[] raw) throws BadToken {
        require(raw.length == 2 * HALF, TokenFault.SIGNATURE_FORM);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(key.publicKey());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            require(signature.verify(der(raw)), TokenFault.SIGNATURE);
        } catch (GeneralSecurityException _) {
            throw new BadToken(TokenFault.SIGNATURE);
        }
    }

    /** SEQUENCE of two INTEGERs. */
    private static byte[] der(byte[] raw) {
        byte[] r = new BigInteger(1, Arrays.copyOf(raw, HALF)).toByteArray();
        byte[] s = new BigInteger(1, Arrays.copyOfRange(raw, HALF, 2 * HALF)).toByteArray();
        byte[] der = new byte[6 + r.length + s.length];
        der[0] = 0x30;
        der[1] = (byte) (4 + r.length + s.length);
        integer(r, der, 2);
        integer(s, der, 4 + r.length);
        return der;
    }

    private static void integer(byte[] value, byte[] der, int at) {
        der[at] = 0x02;
        der[at + 1] = (byte) value.length;
        System.arraycopy(value, 0, der, at + 2, value.length);
    }

    private static JsonObject json(String part) throws BadToken {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes(part)))) {
            return reader.readObject();
        } catch (JsonException _) {
            throw new BadToken(TokenFault.MALFORMED);
        }
    }

    private static byte[] bytes(String part) throws BadToken {
        try {
            require(!part.contains("="), TokenFault.MALFORMED);
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException _) {
            throw new BadToken(TokenFault.MALFORMED);
        }
    }

    private static void require(boolean holds, TokenFault fault) throws BadToken {
        if (!holds) {
            throw new BadToken(fault);
        }
    }
}
