package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a server that was killed left behind, starting again on it, and refusing to start. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartIT {

    @AutoClose
    private final StorelinkServer server = StorelinkServer.fresh(
                    Map.of("STORELINK_OWNER_EMAIL", Storelink.OWNER, "STORELINK_OWNER_PASSWORD", Storelink.PASSWORD))
            .start();

    StartIT() {
        server.kill();
    }

    @AfterEach
    void kill() {
        server.kill();
    }

    @Test
    void aKilledServerStartsAgainOnWhatItLeft() {
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
        Path copy = Files.move(key, server.home().resolve("copy of the master key"));
        try {
            String log = server.startRefused(Map.of());

            assertThat(log).contains("Put the copy of the master key back");
            assertThat(key).doesNotExist();
        } finally {
            Files.move(copy, key, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamedAsTheReason() {
        String log = server.startRefused(Map.of("STORELINK_DATABASE_URL", "jdbc:postgresql://localhost:1/storelink"));

        assertThat(log).contains("Storelink cannot start: The database does not answer.");
    }

    @Test
    void aSwitchOfAStreamThatIsNeitherOnNorOffIsNamedAsTheReason() {
        String log = server.startRefused(Map.of("STORELINK_CONNECTOR_APP_STORE_CONNECT_STREAM_USAGE_DAILY", "offf"));

        assertThat(log)
                .contains("Storelink cannot start: The configuration key"
                        + " storelink.connector.app-store-connect.stream.usage-daily must be on or off, not offf.");
    }

    @Test
    void nothingOfWhatItKeepsCanBeReadByOthers() throws IOException {
        try (var tree = Files.walk(server.home().resolve("keys"))) {
            assertThat(tree.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> assertThat(
                            Files.getPosixFilePermissions(file).toString())
                    .doesNotContain("OTHERS"));
        }
    }
}
