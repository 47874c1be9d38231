package org.storelink.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.storelink.appstoresimulator.api.IssuedKey;
import org.storelink.appstoresimulator.people.Role;

/** Linking by a key of the API in the console: what is said before anything is saved, and that nothing is asked. */
@ExtendWith({SharedStorelink.class, ConsoleBrowser.class})
@PracticeStore(accounts = 1, vendors = 2, rowsPerDay = 3)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApiKeyWizardIT {

    private final Storelink storelink;
    private final KeyLink keys;
    private long account;
    private String second = "";

    ApiKeyWizardIT(Storelink storelink) {
        this.storelink = storelink;
        this.keys = new KeyLink(storelink.api(), storelink.store());
    }

    @Test
    @Order(1)
    void namesTheRoleThatAKeyLacks(Page page) {
        LinkWizard wizard = wizard(page).send(keys.key(Role.DEVELOPER), keys.vendors());

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Not linked");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("role Finance");
        assertThat(wizard.page().locator("body")).not().containsText("PRIVATE KEY-----");
    }

    @Test
    @Order(2)
    void showsWhatAMightyKeyGivesAndSavesNothingForSomebodyWhoThinksBetterOfIt(Page page) {
        LinkWizard wizard = wizard(page).send(keys.key(Role.ADMIN), keys.vendors());

        wizard.awaitPreview();
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("far more than is needed");
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("Create an API key");
        thinkBetter(wizard);
        assertThat(storelink.api().get("/v2/external_accounts").object()).isEmpty();
    }

    @Test
    @Order(3)
    void readsTheKeyOutOfItsFile(Page page) {
        IssuedKey key = keys.key(Role.FINANCE, Role.CUSTOMER_SUPPORT);
        LinkWizard wizard = wizard(page);

        wizard.chooseFile("AuthKey_" + key.key().id() + ".p8", key.p8().getBytes(StandardCharsets.UTF_8));
        assertThat(page.locator("#private_key-said")).containsText("was read");
        assertThat(page.locator("#private_key-file")).hasValue("");
        wizard.sendBeside(key, keys.vendors());

        wizard.awaitPreview();
        assertThat(wizard.capability("Reviews")).containsText("Granted");
        assertThat(wizard.capability("Replies")).containsText("Granted");
        thinkBetter(wizard);
    }

    @Test
    @Order(4)
    void saysWhatIsWrongWithAnotherFile(Page page) {
        IssuedKey key = keys.key(Role.FINANCE);
        LinkWizard wizard = wizard(page);
        Locator said = page.locator("#private_key-said");

        wizard.chooseFile("photo.jpg", new byte[] {1, 2, 3});
        assertThat(said).containsText("photo.jpg is not a file of this kind");
        wizard.chooseFile("key.p8", new byte[20_000]);
        assertThat(said).containsText("is too large");
        wizard.chooseFile("key.p8", new byte[] {0x30, (byte) 0x81, 0, 0, (byte) 0xff});
        assertThat(said).containsText("is not a text file");
        assertThat(page.getByLabel("Private key", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("");
        wizard.chooseFile("key.p8", "earlier".getBytes(StandardCharsets.UTF_16));
        wizard.chooseFile("photo.jpg", new byte[] {1, 2, 3});
        assertThat(said).containsText("What stood in the field still does");
        assertThat(page.getByLabel("Private key", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("earlier");

        wizard.chooseFile("key.p8", key.p8().replace("PRIVATE", "PUBLIC").getBytes(StandardCharsets.UTF_8));
        wizard.sendBeside(key, keys.vendors());
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("public key");
    }

    @Test
    @Order(5)
    void linksWithAKeyThatIsPastedOntoOneLineAndAsksNothing(Page page) {
        LinkWizard wizard = wizard(page).send(keys.key(Role.FINANCE), keys.vendors());

        wizard.awaitPreview();
        assertThat(wizard.capability("Sales")).containsText("A real download has worked for vendors " + keys.vendors());
        assertThat(wizard.capability("Sales")).containsText("Reports: Daily sales");
        assertThat(wizard.capability("Finance")).containsText("Granted");
        assertThat(wizard.capability("Finance")).containsText("Reports: Financial reports");
        assertThat(wizard.capability("Finance")).not().containsText("Payments");
        assertThat(wizard.capability("Usage")).containsText("Not by this way of linking");
        assertThat(page.getByRole(AriaRole.MAIN)).not().containsText("far more than is needed");
        account = wizard.link();

        assertThat(account).isPositive();
        assertThat(storelink.store().requests().passwordUses()).isZero();
    }

    @Test
    @Order(6)
    void theRecommendedWayStandsFirstAndItsGuideBesideIt(Page page) {
        storelink.letIn(page);
        page.navigate(storelink.url("/accounts/link?connector=app-store-connect"));
        Locator ways = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Link by"));

        assertThat(ways.first()).containsText("API key");
        ways.first().click();
        assertThat(page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Guide")))
                .containsText("Download API Key");
    }

    @Test
    @Order(7)
    void addsASecondKeyAndShowsWhatBothGive(Page page) {
        IssuedKey support = keys.key(Role.CUSTOMER_SUPPORT);
        second = support.key().id();
        LinkWizard wizard = onPageOfAccount(page);
        assertThat(wizard.capability("Replies")).containsText("Missing");
        assertThat(keyRows(page)).hasCount(1);

        wizard.link("Add a key").click();
        wizard.send(support, "");

        wizard.awaitPreview();
        assertThat(wizard.capability("Replies")).containsText("Granted");
        assertThat(keyRows(page)).hasCount(2);
        assertThat(keyRow(page, second)).containsText("reviews, replies");
        assertThat(page.getByRole(AriaRole.MAIN)).not().containsText("gives less than it did");
        wizard.press("Save these keys");
        assertThat(wizard.linkedAccount()).isEqualTo(account);
        page.locator("#open-account").click();
        assertThat(wizard.capability("Sales")).containsText("Granted");
        assertThat(wizard.capability("Replies")).containsText("Granted");
        assertThat(keyRow(page, second)).containsText("Team key");
        assertThat(page.locator("body")).not().containsText("PRIVATE KEY-----");
        assertThat(storelink
                        .api()
                        .get("/v2/external_accounts/" + account + "/keys")
                        .object()
                        .getJsonArray("results")
                        .getValuesAs(JsonObject.class))
                .as("over REST")
                .extracting(key -> key.getString("id"), key -> key.getJsonArray("used_for")
                        .toString())
                .contains(tuple(second, "[\"reviews\",\"replies\"]"));
    }

    @Test
    @Order(8)
    void refusesAKeyOfAnotherTeamAndLeadsBackToTheAccount(Page page) {
        IssuedKey foreign = storelink.store().apiKeys().issue("999", Role.CUSTOMER_SUPPORT);
        LinkWizard wizard = onPageOfAccount(page);

        wizard.link("Add a key").click();
        wizard.send(foreign, "");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("it is of another team");
        wizard.link("Try again").click();
        assertThat(keyRows(page)).hasCount(2);
    }

    @Test
    @Order(9)
    void replacesAKeyAndRemovesOne(Page page) {
        IssuedKey next = keys.key(Role.CUSTOMER_SUPPORT);
        LinkWizard wizard = onPageOfAccount(page);

        keyRow(page, second)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Replace"))
                .click();
        wizard.send(next, "");
        wizard.awaitPreview();
        wizard.press("Save these keys");
        page.locator("#open-account").click();
        assertThat(keyRow(page, second)).hasCount(0);
        keyRow(page, next.key().id())
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove"))
                .click();

        assertThat(keyRows(page)).hasCount(1);
        assertThat(wizard.capability("Replies")).containsText("Missing");
        assertThat(wizard.capability("Sales")).containsText("Granted");
        assertThat(page.locator("#keys")).containsText("only key of this account");
    }

    private LinkWizard onPageOfAccount(Page page) {
        storelink.letIn(page);
        page.navigate(storelink.url("/accounts/account?id=" + account));
        return new LinkWizard(page, storelink);
    }

    private static Locator keyRows(Page page) {
        return page.locator("#keys tbody tr");
    }

    private static Locator keyRow(Page page, String key) {
        return keyRows(page).filter(new Locator.FilterOptions().setHasText(key));
    }

    /** Waits for the page that follows: a browser that is closing one while another comes may stop to answer. */
    private static void thinkBetter(LinkWizard wizard) {
        wizard.press("Do not link");
        assertThat(wizard.page()
                        .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Nothing is linked yet")))
                .isVisible();
    }

    private LinkWizard wizard(Page page) {
        storelink.signIn(page);
        return new LinkWizard(page, storelink).openForApiKey();
    }
}
