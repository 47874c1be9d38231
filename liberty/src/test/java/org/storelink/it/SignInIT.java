package org.storelink.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Into the console and out again, in a real browser. */
@ExtendWith({SharedStorelink.class, ConsoleBrowser.class})
class SignInIT {

    private final Storelink storelink;

    SignInIT(Storelink storelink) {
        this.storelink = storelink;
    }

    @Test
    void whoeverIsNotSignedInComesToTheSignInPageAndFromThereToTheWantedOne(Page page) {
        page.navigate(storelink.url("/tokens"));
        assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));

        signIn(page, Storelink.PASSWORD);

        assertThat(page).hasURL(Pattern.compile(".*/tokens.*"));
    }

    @Test
    void aWrongPasswordIsRefusedWithoutSayingWhichPartWasWrong(Page page) {
        page.navigate(storelink.url("/sign-in"));

        signIn(page, "wrong");

        assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));
        assertThat(page.getByRole(AriaRole.ALERT)).not().isEmpty();
    }

    private static void signIn(Page page, String password) {
        page.getByLabel("E-mail").fill(Storelink.OWNER);
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }
}
