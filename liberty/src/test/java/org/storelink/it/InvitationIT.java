package org.storelink.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A colleague is invited, joins, and finds what a Viewer may see. */
@ExtendWith({SharedStorelink.class, ConsoleBrowser.class})
class InvitationIT {

    private static final String FORM = "/accounts/link?connector=app-store-connect&mode=app-password";

    private final Storelink storelink;

    InvitationIT(Storelink storelink) {
        this.storelink = storelink;
    }

    @Test
    void aViewerSeesTheGuideToPassOnInsteadOfTheWizard(Page page) {
        joinAsViewer(page, "viewer@storelink.example");

        link(page, "Linked accounts").click();
        assertThat(needsAnAdmin(page)).isVisible();
        assertThat(link(page, "Link an account")).hasCount(0);
        link(page, "Create an app-specific password").click();

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Create an app-specific password");
        assertThat(page.getByText("Open Sign-In and Security, then App-Specific Passwords."))
                .isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Copy link")))
                .isVisible();
    }

    @Test
    void aViewerCannotOpenTheWizardByItsAddress(Page page) {
        joinAsViewer(page, "curious@storelink.example");
        int asked = storelink.store().requests().total();

        page.navigate(storelink.url(FORM));

        assertThat(needsAnAdmin(page)).isVisible();
        assertThat(page.getByLabel("App-specific password")).hasCount(0);
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Check and link")))
                .hasCount(0);
        assertThat(storelink.store().requests().total()).isEqualTo(asked);
    }

    @Test
    void aLinkThatWasUsedInvitesNobody(Page page) {
        String link = joinAsViewer(page, "once@storelink.example");

        page.context().clearCookies();
        page.navigate(link);

        assertThat(page.getByText("This invitation was used, withdrawn or is older than 72 hours."))
                .isVisible();
    }

    /** Leaves the browser at the new member's overview; returns the invitation's link. */
    private String joinAsViewer(Page page, String email) {
        storelink.signIn(page);
        link(page, "Members").click();
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Role").selectOption("Viewer");
        press(page, "Make an invitation");
        String link = page.locator("#invitation-link").textContent();

        page.context().clearCookies();
        page.navigate(link);
        page.getByLabel("Your name").fill("Vera");
        page.getByLabel("Password").fill("four random words do");
        press(page, "Join");
        page.waitForURL(storelink.url("/"));
        return link;
    }

    private static Locator needsAnAdmin(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("An Admin or Owner is needed"));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }
}
