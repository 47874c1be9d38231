package org.storelink.appstoresimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void aStoreThatIsClosedGivesItsPortsToTheNextAtOnce() {
        AppStoreSimulator store = start(0, 0);
        URI uri = store.uri();
        URI apiUri = store.apiUri();
        for (int next = 0; next < 300; next++) {
            store.close();
            store = start(uri.getPort(), apiUri.getPort());
        }
        try (AppStoreSimulator last = store) {
            assertThat(last.uri()).isEqualTo(uri);
            assertThat(last.apiUri()).isEqualTo(apiUri);
        }
    }

    @Test
    void aStoreThatFindsOnePortTakenLeavesTheOtherFree() {
        try (AppStoreSimulator first = start(0, 0)) {
            int taken = first.uri().getPort();
            int takenToo = first.apiUri().getPort();
            int free;
            try (AppStoreSimulator passing = start(0, 0)) {
                free = passing.apiUri().getPort();
            }

            assertThatThrownBy(() -> start(taken, free)).hasMessageContaining("cannot listen");
            assertThatThrownBy(() -> start(free, takenToo)).hasMessageContaining("cannot listen");

            start(free, 0).close();
        }
    }

    private static AppStoreSimulator start(int port, int apiPort) {
        return AppStoreSimulator.start(Options.builder()
                .port(port)
                .apiPort(apiPort)
                .accounts(1)
                .vendors(1)
                .rowsPerDay(1)
                .build());
    }
}
