package org.storelink.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.api.IssuedKey;
import org.storelink.appstoresimulator.market.Account;

/** The wizard that links an account, as a person goes through it. The person is signed in. */
record LinkWizard(Page page, Storelink storelink) {

    private static final Page.GetByLabelOptions EXACT = new Page.GetByLabelOptions().setExact(true);

    /** From the menu to the form for an app-specific password. */
    LinkWizard open() {
        return open("App-specific password");
    }

    /** From the menu to the form for Apple ID, password and code. */
    LinkWizard openForAccountCredentials() {
        return open("Account credentials");
    }

    /** From the menu to the form for a key of the API. */
    LinkWizard openForApiKey() {
        form("API key");
        assertThat(page.getByLabel("Private key", EXACT)).isVisible();
        return this;
    }

    LinkWizard send(IssuedKey key, String vendors) {
        page.getByLabel("Private key", EXACT).fill(key.p8());
        return sendBeside(key, vendors);
    }

    /** Lets the form read the private key out of a file. */
    void chooseFile(String name, byte[] content) {
        page.getByLabel("Private key from a file").setInputFiles(new FilePayload(name, "", content));
    }

    /** The rest of the form, when the private key is in it. */
    LinkWizard sendBeside(IssuedKey key, String vendors) {
        page.getByLabel("Issuer ID").fill(key.key().issuer().orElse(""));
        page.getByLabel("Key ID").fill(key.key().id());
        page.getByLabel("Vendor number").fill(vendors);
        press("Check and");
        return this;
    }

    private LinkWizard open(String way) {
        form(way);
        assertThat(password()).isVisible();
        return this;
    }

    private void form(String way) {
        link("Linked accounts").click();
        // An empty list offers it twice.
        link("Link an account").first().click();
        link("App Store Connect").click();
        link("Link by " + way).click();
    }

    LinkWizard send(String appleId, String password) {
        page.getByLabel("Apple Account e-mail").fill(appleId);
        password().fill(password);
        press("Check and link");
        return this;
    }

    /** With what the practice store accepts. */
    LinkWizard send() {
        AppStoreSimulator store = storelink.store();
        return send(store.appleId(), store.appSpecificPassword());
    }

    /** Agrees to whatever has to be agreed to and takes the first account with all its vendors. */
    long linkEverything() {
        open().send();
        press("Create a token");
        choose(storelink.store().truth().accounts().getFirst());
        vendors().forEach(Locator::check);
        press("Go on");
        return link();
    }

    /** Sees what the account gives before it is saved, and links it. Returns its id. */
    long link() {
        awaitPreview();
        press("Link this account");
        return linkedAccount();
    }

    /** What the account gives, before anything is saved. */
    void awaitPreview() {
        assertThat(page.locator("#preview")).containsText("Not saved yet");
        assertThat(capability("Sales")).containsText("Granted");
    }

    /** The row of the matrix. */
    Locator capability(String name) {
        Locator head = page.getByRole(
                AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName(name).setExact(true));
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHas(head));
    }

    /** The buttons of the question for an account. */
    Locator accounts() {
        return page.getByRole(AriaRole.MAIN).getByRole(AriaRole.RADIO);
    }

    void choose(Account account) {
        choose(account.number());
    }

    /** Takes one of what is offered. */
    void choose(String label) {
        page.getByLabel(label).check();
        press("Go on");
    }

    /** The boxes of the question for vendors, once it is there. */
    List<Locator> vendors() {
        page.getByRole(AriaRole.CHECKBOX).first().waitFor();
        return page.getByRole(AriaRole.CHECKBOX).all();
    }

    /** The id of the account, once it is linked. */
    long linkedAccount() {
        Locator open = page.locator("#open-account");
        open.waitFor();
        String address = open.getAttribute("href");
        return Long.parseLong(address.substring(address.indexOf('=') + 1));
    }

    /** The field of the form, whichever kind of password it is. */
    Locator password() {
        return page.getByLabel("password");
    }

    void press(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }
}
