package org.storelink.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CredentialModeTest {

    @Test
    void givesOrExplainsEveryCapability() {
        assertThatCode(() -> mode(Set.of(Capability.SALES), reasonsWithout(Capability.SALES)))
                .doesNotThrowAnyException();
    }

    @Test
    void mayNotStaySilentAboutACapability() {
        assertThatThrownBy(() -> mode(Set.of(), reasonsWithout(Capability.SALES)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SALES");
    }

    @Test
    void mayNotExplainAwayWhatItGives() {
        assertThatThrownBy(() -> mode(Set.of(Capability.SALES), reasonsWithout(Capability.REPLIES)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bringsTheStreamsOfItsCapabilitiesButThoseItIsWithout() {
        CredentialMode all = mode(Set.of(Capability.SALES), reasonsWithout(Capability.SALES));
        CredentialMode some = new CredentialMode(
                "key",
                "Key",
                "",
                List.of(),
                all.capabilities(),
                all.absentBecause(),
                Optional.empty(),
                Set.of(),
                Set.of("sales-weekly"));

        assertThat(all.brings(stream("sales-weekly", Capability.SALES))).isTrue();
        assertThat(all.brings(stream("usage-daily", Capability.USAGE))).isFalse();
        assertThat(some.brings(stream("sales-weekly", Capability.SALES))).isFalse();
        assertThat(some.brings(stream("sales-daily", Capability.SALES))).isTrue();
    }

    private static ReportStream stream(String id, Capability capability) {
        return new ReportStream(
                id,
                id,
                capability,
                Grain.DAY,
                ZoneOffset.UTC,
                LocalDate.of(2020, 1, 1),
                Optional.empty(),
                Duration.ofHours(8),
                3);
    }

    private static CredentialMode mode(Set<Capability> given, Map<Capability, String> reasons) {
        return new CredentialMode("key", "Key", "", List.of(), given, reasons, Optional.empty());
    }

    private static Map<Capability, String> reasonsWithout(Capability given) {
        return Arrays.stream(Capability.values())
                .filter(capability -> capability != given)
                .collect(Collectors.toMap(capability -> capability, capability -> "another mode does that"));
    }
}
