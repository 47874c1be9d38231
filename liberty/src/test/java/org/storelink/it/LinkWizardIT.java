package org.storelink.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.storelink.appstoresimulator.market.Account;
import org.storelink.appstoresimulator.market.Vendor;

/** Linking an account in the console, in order: what is refused, what is asked, and what is said in the end. */
@ExtendWith({SharedStorelink.class, ConsoleBrowser.class})
@PracticeStore(rowsPerDay = 3)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LinkWizardIT {

    private final Storelink storelink;
    private long account;

    LinkWizardIT(Storelink storelink) {
        this.storelink = storelink;
    }

    @Test
    @Order(1)
    void refusesAMalformedPasswordAtItsFieldBeforeAnythingIsSent(Page page) {
        LinkWizard wizard = wizard(page);

        wizard.send(storelink.store().appleId(), "prac-tice");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("xxxx-xxxx-xxxx-xxxx");
        assertThat(wizard.password()).hasAttribute("aria-invalid", "true");
        assertThat(wizard.password()).hasAccessibleDescription(Pattern.compile("xxxx-xxxx-xxxx-xxxx"));
        assertThat(wizard.password()).isFocused();
        assertThat(wizard.password()).hasValue("");
        assertThat(page.getByLabel("Apple Account e-mail"))
                .hasValue(storelink.store().appleId());
        assertThat(storelink.store().requests().total()).isZero();
    }

    @Test
    @Order(2)
    void namesEveryFieldThatIsEmpty(Page page) {
        LinkWizard wizard = wizard(page);

        wizard.send("", "");

        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(2);
        assertThat(page.getByLabel("Apple Account e-mail")).hasAttribute("aria-invalid", "true");
        assertThat(wizard.password()).hasAttribute("aria-invalid", "true");
        assertThat(storelink.store().requests().total()).isZero();
    }

    @Test
    @Order(3)
    void saysWhatTheStoreRefusedAndKeepsNothing(Page page) {
        LinkWizard wizard = wizard(page);

        wizard.send(storelink.store().appleId(), "abcd-efgh-ijkl-mnop");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Not linked");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("app-specific password");
        assertThat(storelink.store().requests().passwordUses()).isEqualTo(1);
        wizard.link("Linked accounts").first().click();
        assertThat(heading(page, "Nothing is linked yet")).isVisible();
    }

    @Test
    @Order(4)
    void makesNoTokenForSomebodyWhoDoesNotAgree(Page page) {
        LinkWizard wizard = wizard(page).send();

        assertThat(page.getByText("Creating one ends an older one everywhere")).isVisible();
        wizard.press("Do not link");

        assertThat(heading(page, "Nothing is linked yet")).isVisible();
        assertThat(storelink.store().requests().count("Sales.generateToken")).isZero();
        assertThat(storelink.store().accessTokens().current()).isEmpty();
    }

    @Test
    @Order(5)
    void savesNothingForSomebodyWhoHasSeenWhatTheAccountGives(Page page) {
        LinkWizard wizard = wizard(page).send();
        List<Account> accounts = storelink.store().truth().accounts();

        wizard.press("Create a token");
        assertThat(wizard.accounts()).hasCount(accounts.size());
        wizard.press("Go on");
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("Choose one.");
        wizard.choose(accounts.getFirst());
        assertThat(wizard.vendors()).hasSize(3);
        wizard.press("Go on");
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("Choose at least one.");
        chooseTwoVendors(wizard);

        wizard.awaitPreview();
        assertThat(wizard.capability("Usage")).containsText("Not by this way of linking");
        assertThat(storelink.api().get("/v2/external_accounts").object()).isEmpty();
        wizard.press("Do not link");
        assertThat(heading(page, "Nothing is linked yet")).isVisible();
    }

    @Test
    @Order(6)
    void linksTheAccountAndTheVendorsThatWereChosen(Page page) {
        LinkWizard wizard = wizard(page).send();
        wizard.choose(storelink.store().truth().accounts().getFirst());
        chooseTwoVendors(wizard);
        List<Vendor> vendors = storelink.store().truth().vendors();

        wizard.awaitPreview();
        assertThat(heading(page, "Northlight & Daughters")).isVisible();
        assertThat(page.locator("#preview")).containsText(vendors.get(0).number());
        assertThat(page.locator("#preview")).containsText(vendors.get(1).number());
        assertThat(wizard.capability("Sales"))
                .containsText("A real download has worked for vendors "
                        + vendors.get(0).number() + ", " + vendors.get(1).number() + ".");
        assertThat(wizard.capability("Sales")).containsText("Reports: Daily sales");
        assertThat(storelink.store().requests().count("Sales.getReport")).isPositive();

        account = wizard.link();
        assertThat(heading(page, "Northlight & Daughters")).isVisible();
        wizard.link("Watch the history come in").click();
        assertThat(heading(page, "History")).isVisible();
        assertThat(page.locator("main")).containsText(vendors.get(0).number());
        assertThat(page.locator("main")).containsText(vendors.get(1).number());
        assertThat(page.locator("dd", having(vendors.get(2).number()))).containsText("not collected");
    }

    @Test
    @Order(7)
    void collectsOtherVendorsWithoutLinkingAgain(Page page) {
        List<Vendor> vendors = storelink.store().truth().vendors();
        storelink.letIn(page);
        page.navigate(storelink.url("/accounts/account?id=" + account));
        LinkWizard settings = new LinkWizard(page, storelink);

        for (int chosen = 0; chosen < 2; chosen++) {
            assertThat(page.getByLabel(vendors.get(chosen).number())).isChecked();
            page.getByLabel(vendors.get(chosen).number()).uncheck();
        }
        settings.press("Collect these");
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("Choose at least one.");
        page.getByLabel(vendors.get(1).number()).check();
        page.getByLabel(vendors.get(2).number()).check();
        settings.press("Collect these");

        assertThat(page.locator("main")).containsText("From now on Storelink collects what you have chosen.");
        assertThat(page.locator("dd", having(vendors.get(0).number()))).containsText("not collected");
        assertThat(page.locator("dd", having(vendors.get(2).number()))).not().containsText("not collected");
    }

    @Test
    @Order(8)
    void saysWhatThisWayOfLinkingDoesNotGiveAndWhichDoes(Page page) {
        storelink.letIn(page);
        page.navigate(storelink.url("/accounts/account?id=" + account));

        assertThat(capability(page, "Sales")).containsText("Granted");
        Map<String, String> absent = Map.of(
                "Usage", "account credentials with two-factor authentication",
                "Ad spend", "Apple Ads key",
                "Finance", "API key with the role Finance",
                "Replies", "account credentials with two-factor authentication and the role Customer Support",
                "Reviews", "account credentials with two-factor authentication and the role Customer Support");
        absent.forEach((capability, other) -> {
            assertThat(capability(page, capability)).containsText("Not by this way of linking");
            assertThat(capability(page, capability)).containsText(other);
        });
    }

    @Test
    @Order(9)
    void theComparisonBeforeLinkingSaysTheSame(Page page) {
        storelink.letIn(page);
        page.navigate(storelink.url("/accounts/link?connector=app-store-connect"));

        assertThat(capability(page, "Sales")).containsText("Yes");
        assertThat(capability(page, "Usage")).containsText("No");
        assertThat(capability(page, "Usage")).containsText("account credentials");
    }

    private LinkWizard wizard(Page page) {
        storelink.signIn(page);
        return new LinkWizard(page, storelink).open();
    }

    private static Page.LocatorOptions having(String words) {
        return new Page.LocatorOptions().setHasText(words);
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    private void chooseTwoVendors(LinkWizard wizard) {
        List<Vendor> vendors = storelink.store().truth().vendors();
        wizard.page().getByLabel(vendors.get(0).number()).check();
        wizard.page().getByLabel(vendors.get(1).number()).check();
        wizard.press("Go on");
    }

    private Locator capability(Page page, String name) {
        return new LinkWizard(page, storelink).capability(name);
    }
}
