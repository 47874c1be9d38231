package org.storelink.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The first start of a server that was told no owner. */
@ExtendWith(ConsoleBrowser.class)
class SetUpIT {

    @AutoClose
    private final StorelinkServer server = StorelinkServer.fresh(Map.of());

    @Test
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
        fill(page, "a long enough pass phrase");

        page.waitForURL(server.uri("/").toString());
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ada")))
                .containsText("Owner");
        assertThat(file).doesNotExist();
        page.context().clearCookies();
        page.navigate(link);
        assertThat(page.getByText("This link was used already")).isVisible();
    }

    private static void fill(Page page, String password) {
        page.getByLabel("Team").fill("Analytical Engines");
        page.getByLabel("Your name").fill("Ada");
        page.getByLabel("Your e-mail").fill("ada@storelink.example");
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Become the owner"))
                .click();
    }
}
