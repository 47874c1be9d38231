package org.storelink.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.storelink.connector.Capability;
import org.storelink.connector.CredentialField;
import org.storelink.connector.CredentialMode;

class CredentialFormTest {

    private static final CredentialMode MODE = new CredentialMode(
            "password",
            "Password",
            "",
            List.of(
                    new CredentialField.Text("name", "Name", "", true, Optional.empty()),
                    new CredentialField.Secret("key", "Key", "", true, Optional.empty())),
            EnumSet.allOf(Capability.class),
            Map.of(),
            Optional.empty());

    @Test
    void dropsBlanksAroundValues() {
        assertThat(new CredentialForm(MODE, Map.of("name", " ann ", "key", "k")).username())
                .isEqualTo("ann");
    }

    @Test
    void refusesNamesThatAreTooLongToKeepButTakesLongSecrets() {
        String tooLong = "x".repeat(321);

        assertThatThrownBy(() -> new CredentialForm(MODE, Map.of("name", tooLong, "key", tooLong)))
                .hasMessage("name: must have at most 320 characters.");
    }

    @Test
    void refusesControlCharactersInNames() {
        assertThatThrownBy(() -> new CredentialForm(MODE, Map.of("name", "a\u0000b", "key", "k")))
                .hasMessage("name: must not hold control characters.");
    }
}
