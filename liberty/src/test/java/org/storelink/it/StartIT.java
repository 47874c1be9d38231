package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Starting well, starting again, and refusing to start. */
@ExtendWith(SharedStorelink.class)
class StartIT {

    @AutoClose
    private final StorelinkServer server = StorelinkServer.fresh(
            Map.of("STORELINK_OWNER_EMAIL", Storelink.OWNER, "STORELINK_OWNER_PASSWORD", Storelink.PASSWORD));

    @Test
    void aKilledServerStartsAgainOnWhatItLeft() {
        server.start();
        server.kill();
        server.start();

        int status = ApiClient.of(server)
                .withPassword(Storelink.OWNER, Storelink.PASSWORD)
                .get("/v2/")
                .status();
        assertThat(status).isEqualTo(200);
    }

    @Test
    void withoutItsMasterKeyItRefusesToStartAndSaysWhatToDo() throws IOException {
        Path key = server.home().resolve("keys").resolve("master.key");
        server.start().stop();
        Files.delete(key);

        String log = server.startRefused();

        assertThat(log).contains("Put the copy of the master key back");
        assertThat(key).doesNotExist();
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamedAsTheReason() {
        String log = server.set("STORELINK_DATABASE_URL", "jdbc:postgresql://localhost:1/storelink")
                .startRefused();

        assertThat(log).contains("Storelink cannot start: The database does not answer.");
    }

    @Test
    void aSwitchOfAStreamThatIsNeitherOnNorOffIsNamedAsTheReason() {
        String log = server.set("STORELINK_CONNECTOR_APP_STORE_CONNECT_STREAM_USAGE_DAILY", "offf")
                .startRefused();

        assertThat(log)
                .contains("Storelink cannot start: The configuration key"
                        + " storelink.connector.app-store-connect.stream.usage-daily must be on or off, not offf.");
    }

    @Test
    void nothingOfWhatItKeepsCanBeReadByOthers(Storelink storelink) throws IOException {
        try (var tree = Files.walk(storelink.server().home().resolve("keys"))) {
            assertThat(tree.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> assertThat(
                            Files.getPosixFilePermissions(file).toString())
                    .doesNotContain("OTHERS"));
        }
    }
}
