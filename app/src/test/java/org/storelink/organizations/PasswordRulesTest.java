package org.storelink.organizations;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private static final String EMAIL = "rosalind@example.org";

    @ParameterizedTest
    @ValueSource(
            strings = {"plough-tandem-violet", "k7Qw vLx2 93Tf", "zwölf Boxkämpfer jagen", "rosalind likes old maps"})
    void takeLongOnes(String password) {
        assertThatCode(() -> PasswordRules.check("password", password, EMAIL)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "elevenchars",
                "password1234",
                "Password-1234",
                "QWERTYuiop12",
                "aaaaaaaaaaaaaaaa",
                "121212121212",
                "rosalind@example.org",
                "rosalind1234",
                "Rosalind-Rosalind"
            })
    void refuseShortAndGuessableOnesAndNameTheField(String password) {
        assertThatThrownBy(() -> PasswordRules.check("password", password, EMAIL))
                .hasMessageStartingWith("password:");
    }

    @Test
    void refuseNoneAndEndlessOnes() {
        assertThatThrownBy(() -> PasswordRules.check("password", null, EMAIL)).hasMessageStartingWith("password:");
        assertThatThrownBy(() -> PasswordRules.check("password", "abcdefgh ".repeat(30), EMAIL))
                .hasMessageStartingWith("password:");
    }
}
