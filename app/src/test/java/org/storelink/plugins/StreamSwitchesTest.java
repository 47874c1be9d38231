package org.storelink.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorDescriptor;
import org.storelink.connector.CredentialMode;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportStream;
import org.storelink.connector.Store;
import org.storelink.platform.CannotStart;

class StreamSwitchesTest {

    private static final ConnectorDescriptor SHOP = new ConnectorDescriptor(
            "shop",
            "Shop",
            new Store("shop", 9, "Shop"),
            List.of(new CredentialMode(
                    "key", "Key", "", List.of(), Set.of(Capability.SALES), otherwise(), Optional.empty())),
            Stream.of("sales-daily", "visits").map(StreamSwitchesTest::stream).toList(),
            List.of(),
            List.of());

    @Test
    void everyStreamIsOnUntilItIsSwitchedOff() {
        assertThat(streams(Map.of())).containsExactly("sales-daily", "visits");
        assertThat(streams(Map.of("storelink.connector.shop.stream.visits", "on")))
                .containsExactly("sales-daily", "visits");
        assertThat(streams(Map.of("storelink.connector.shop.stream.visits", " OFF ")))
                .containsExactly("sales-daily");
    }

    @Test
    void aServerDoesNotStartWithASwitchThatIsNeitherOnNorOff() {
        assertThatThrownBy(() -> streams(Map.of("storelink.connector.shop.stream.visits", "perhaps")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("storelink.connector.shop.stream.visits")
                .hasMessageContaining("on or off");
    }

    private static List<String> streams(Map<String, String> configuration) {
        return StreamSwitches.leaveOut(SHOP, key -> Optional.ofNullable(configuration.get(key))).streams().stream()
                .map(ReportStream::id)
                .toList();
    }

    private static Map<Capability, String> otherwise() {
        return Stream.of(Capability.values())
                .filter(capability -> capability != Capability.SALES)
                .collect(Collectors.toMap(capability -> capability, _ -> "sold elsewhere"));
    }

    private static ReportStream stream(String id) {
        return new ReportStream(
                id,
                id,
                Capability.SALES,
                Grain.DAY,
                ZoneOffset.UTC,
                LocalDate.of(2026, 1, 1),
                Optional.empty(),
                Duration.ZERO,
                0);
    }
}
