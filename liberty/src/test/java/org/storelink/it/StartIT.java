package org.storelink.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.Options;
import org.storelink.appstoresimulator.people.Practice;
import org.storelink.appstoresimulator.people.SignInLog.What;

/** The first start of a server that was told no owner; then, each time killed, what it left behind, starting on that, and refusing to. */
@ExtendWith(ConsoleBrowser.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StartIT {

    private static final String OWNER = "ada@storelink.example";

    @AutoClose
    private final AppStoreSimulator store =
            AppStoreSimulator.start(Options.builder().build());

    @AutoClose
    private final StorelinkServer server = StorelinkServer.fresh(Map.of(
            "STORELINK_CONNECTOR_APP_STORE_CONNECT_ENDPOINT_IDMSA", store.uri().toString(),
            "STORELINK_CONNECTOR_APP_STORE_CONNECT_ENDPOINT_APPSTORECONNECT",
                    store.uri().toString(),
            "STORELINK_CONNECTOR_APP_STORE_CONNECT_ENDPOINT_REPORTER",
                    store.uri().toString()));

    private @Nullable JsonObject codeQuestion;

    @AfterEach
    void kill() {
        server.kill();
    }

    @Test
    @Order(1)
    void whoeverHasTheSetUpLinkBecomesTheOwnerOnce(Page page) throws IOException {
        server.start();
        Path file = server.home().resolve("set-up-link.txt");
        String link = Files.readString(file).strip();
        page.navigate(server.uri("/").toString());
        assertThat(page.getByText("Storelink has no owner yet.")).isVisible();

        page.navigate(link);
        fill(page, "too short");
        assertThat(page.getByLabel("Password")).hasAttribute("aria-invalid", "true");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("12");
        fill(page, Storelink.PASSWORD);

        page.waitForURL(server.uri("/").toString());
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ada")))
                .containsText("Owner");
        assertThat(file).doesNotExist();
        page.context().clearCookies();
        page.navigate(link);
        assertThat(page.getByText("This link was used already")).isVisible();
        codeQuestion = link().asked(Practice.SMS);
    }

    @Test
    @Order(2)
    void aKilledServerStartsAgainOnWhatItLeftAndTakesTheCodeThatItAskedFor() {
        server.start();

        ApiClient.Answer answer =
                link().answer(requireNonNull(codeQuestion), "{\"code\":\"" + link().code(Practice.SMS) + "\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.object().getString("state")).isIn("consent", "choose");
        assertThat(answer.body()).as("what a code was spent on is followed").doesNotContain("Apple has accepted");
        assertThat(store.signIns().attempts(Practice.SMS)).isEqualTo(1);
        assertThat(store.signIns().count(Practice.SMS, What.RIGHT_CODE)).isEqualTo(1);
    }

    private TwoFactorLink link() {
        return new TwoFactorLink(ApiClient.of(server).withPassword(OWNER, Storelink.PASSWORD), store);
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

    /** The same whichever database the others of this run are on. */
    @Test
    @Tag("once")
    void aDatabaseThatDoesNotAnswerIsNamedAsTheReason() {
        String log = server.startRefused(Map.of("STORELINK_DATABASE_URL", "jdbc:postgresql://localhost:1/storelink"));

        assertThat(log).contains("Storelink cannot start: The database does not answer.");
    }

    /** Nothing of it is in the database. */
    @Test
    @Tag("once")
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

    private static void fill(Page page, String password) {
        page.getByLabel("Team").fill("Analytical Engines");
        page.getByLabel("Your name").fill("Ada");
        page.getByLabel("Your e-mail").fill(OWNER);
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Become the owner"))
                .click();
    }
}
