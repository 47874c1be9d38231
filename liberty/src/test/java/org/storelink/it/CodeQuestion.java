package org.storelink.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;

/** The step of the wizard that asks for a code of the store's. A code is sent as soon as it is whole. */
record CodeQuestion(Page page) {

    /** Types it as it comes: the boxes wait for that by themselves. */
    void type(String code) {
        awaitBoxes();
        page.keyboard().type(code);
    }

    /** Puts it into one of the boxes out of the clipboard. */
    void paste(String text, int box) {
        awaitBoxes();
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.evaluate("text => navigator.clipboard.writeText(text)", text);
        boxes().nth(box).focus();
        page.keyboard().press("Control+V");
    }

    void awaitBoxes() {
        assertThat(boxes()).hasCount(6);
        assertThat(boxes().first()).isFocused();
    }

    Locator boxes() {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Digit"));
    }

    /** Sets the clock of this page forward, which only changes what its countdowns say. */
    void lookLater(Duration later) {
        page.evaluate("later => { const now = Date.now; Date.now = () => now() + later; }", (double) later.toMillis());
    }

    Locator error() {
        return page.getByRole(AriaRole.ALERT);
    }

    /** A button that has a code sent, by words of what it says. */
    Locator delivery(String words) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words));
    }
}
