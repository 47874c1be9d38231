package org.storelink.appstoreconnect.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerivedPasswordTest {

    private static final byte[] SALT = "salt".getBytes(StandardCharsets.US_ASCII);

    /** The case is one that a known client tests itself with; the expectations were computed with Python's hashlib. */
    @ParameterizedTest
    @CsvSource({
        "S2K, c4330b0d973b906938cebc41efc1bac6435ac841c2beaa85ea89bd8d05a94939",
        "S2K_FO, 07c477b5ed1125863dae2350a2dbc48eaae67ad4ee45606a59f66df82993d5ef"
    })
    void derivesAsOthersDo(DerivedPassword way, String expected) {
        assertThat(HexFormat.of().formatHex(way.derive("password123", SALT, 1000)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password123", "Crème brûlée 9", "\uD83D\uDD11 key", "x"})
    void theDigitsOfTheHashAreDerivedAsTheJdkDoes(String password) throws GeneralSecurityException {
        String digits = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8)));
        byte[] expected = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(digits.toCharArray(), SALT, 777, 256))
                .getEncoded();

        assertThat(DerivedPassword.S2K_FO.derive(password, SALT, 777)).isEqualTo(expected);
    }

    @Test
    void anUnknownWayIsNotGuessedAt() {
        assertThat(DerivedPassword.named("s2k")).contains(DerivedPassword.S2K);
        assertThat(DerivedPassword.named("s2k_fo")).contains(DerivedPassword.S2K_FO);
        assertThat(DerivedPassword.named("S2K")).isEmpty();
        assertThat(DerivedPassword.named("argon2id")).isEmpty();
    }
}
