package org.storelink.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class CredentialTest {

    private static final String CANARY = "canary-4711";

    @Test
    void showsNothingOfItself() {
        try (Credential credential = new Credential("key", Map.of("password", CANARY.toCharArray()))) {
            assertThat(credential.toString()).doesNotContain(CANARY);
            assertThat(credential.value("password")).isEqualTo(CANARY);
        }
    }

    @Test
    void forgetsItsValuesWhenClosed() {
        Credential credential = new Credential("key", Map.of("password", CANARY.toCharArray()));

        credential.close();

        assertThatThrownBy(() -> credential.value("password"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageNotContaining(CANARY);
    }

    @Test
    void isNotChangedByItsMaker() {
        char[] value = CANARY.toCharArray();
        try (Credential credential = new Credential("key", Map.of("password", value))) {
            value[0] = 'X';

            assertThat(credential.value("password")).isEqualTo(CANARY);
        }
    }
}
