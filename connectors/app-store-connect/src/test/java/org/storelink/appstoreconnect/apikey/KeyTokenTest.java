package org.storelink.appstoreconnect.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Credential;

/** Tokens as Apple wants them, their signatures checked in the form in which the connector does not make them. */
class KeyTokenTest {

    private static final Instant NOW = Instant.parse("2026-11-23T22:00:00Z");
    private static final String ISSUER = "57246542-96fe-1a63-e053-0824d011072a";

    /** So many that an r or an s that begins with a zero byte is all but certain to be among them. */
    private static final int SIGNATURES = 3000;

    private KeyPair pair;

    @BeforeEach
    void makeKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        pair = generator.generateKeyPair();
    }

    @Test
    void everySignatureIsGoodAlsoWithLeadingZeros() throws ConnectorException, GeneralSecurityException {
        KeyCredential credential = credential(ISSUER);
        int zerosInR = 0;
        int zerosInS = 0;
        for (int i = 0; i < SIGNATURES; i++) {
            String token = KeyToken.sign(credential, NOW.plusSeconds(i)).value();
            int end = token.lastIndexOf('.');
            byte[] raw = Base64.getUrlDecoder().decode(token.substring(end + 1));

            assertThat(raw).hasSize(64);
            assertThat(isGood(token.substring(0, end), raw)).isTrue();
            zerosInR += raw[0] == 0 ? 1 : 0;
            zerosInS += raw[32] == 0 ? 1 : 0;
        }
        assertThat(zerosInR).isPositive();
        assertThat(zerosInS).isPositive();
    }

    private boolean isGood(String signed, byte[] raw) throws GeneralSecurityException {
        byte[] r = new BigInteger(1, Arrays.copyOf(raw, 32)).toByteArray();
        byte[] s = new BigInteger(1, Arrays.copyOfRange(raw, 32, 64)).toByteArray();
        byte[] der = new byte[6 + r.length + s.length];
        System.arraycopy(new byte[] {0x30, (byte) (4 + r.length + s.length), 2, (byte) r.length}, 0, der, 0, 4);
        System.arraycopy(r, 0, der, 4, r.length);
        System.arraycopy(new byte[] {2, (byte) s.length}, 0, der, 4 + r.length, 2);
        System.arraycopy(s, 0, der, 6 + r.length, s.length);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initVerify(pair.getPublic());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signature.verify(der);
    }

    @Test
    void aTeamsTokenNamesTheTeam() throws ConnectorException {
        String token = KeyToken.sign(credential(ISSUER), NOW).value();

        assertThat(part(token, 0).written()).isEqualTo("{\"alg\":\"ES256\",\"kid\":\"2X9R4HXF34\",\"typ\":\"JWT\"}");
        assertThat(part(token, 1).written())
                .isEqualTo("{\"iss\":\"" + ISSUER + "\",\"iat\":" + (NOW.getEpochSecond() - 60) + ",\"exp\":"
                        + (NOW.getEpochSecond() + 600) + ",\"aud\":\"appstoreconnect-v1\"}");
        assertThat(token).doesNotContain("=");
    }

    @Test
    void aPersonsTokenNamesNoTeam() throws ConnectorException {
        Json claims = part(KeyToken.sign(credential(""), NOW).value(), 1);

        assertThat(claims.at("iss").isMissing()).isTrue();
        assertThat(claims.at("sub").text()).contains("user");
    }

    @ParameterizedTest
    @CsvSource({"0, true", "539, true", "540, false", "900, false"})
    void aTokenIsUsedUntilAMinuteBeforeItsEnd(long seconds, boolean usable) throws ConnectorException {
        assertThat(KeyToken.sign(credential(ISSUER), NOW).isUsable(NOW.plusSeconds(seconds)))
                .isEqualTo(usable);
    }

    @ParameterizedTest
    @CsvSource({"-61, false", "-60, true", "0, true", "599, true", "600, false"})
    void aTokenIsGoodBetweenItsBeginningAndItsEnd(long seconds, boolean good) throws ConnectorException {
        assertThat(KeyToken.sign(credential(ISSUER), NOW).covers(NOW.plusSeconds(seconds)))
                .isEqualTo(good);
    }

    @Test
    void nothingShowsItself() throws ConnectorException {
        KeyCredential credential = credential(ISSUER);
        KeyToken token = KeyToken.sign(credential, NOW);

        assertThat(token.toString()).doesNotContain(token.value());
        assertThat(credential.toString()).doesNotContain(credential.key().getS().toString());
    }

    private KeyCredential credential(String issuer) throws ConnectorException {
        Map<String, char[]> values = new HashMap<>(Map.of(
                ApiKeyMode.KEY_ID, "2X9R4HXF34".toCharArray(),
                ApiKeyMode.PRIVATE_KEY,
                        Base64.getEncoder()
                                .encodeToString(pair.getPrivate().getEncoded())
                                .toCharArray()));
        if (!issuer.isEmpty()) {
            values.put(ApiKeyMode.ISSUER_ID, issuer.toCharArray());
        }
        try (Credential typed = new Credential(ApiKeyMode.ID, values)) {
            return KeyCredential.of(typed);
        }
    }

    private static Json part(String token, int index) {
        byte[] json = Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]);
        return Json.parse(new String(json, StandardCharsets.UTF_8)).orElseThrow();
    }
}
