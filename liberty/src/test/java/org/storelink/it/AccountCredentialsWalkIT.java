package org.storelink.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.market.Account;
import org.storelink.appstoresimulator.people.Person;
import org.storelink.appstoresimulator.people.PhoneNumber.PushMode;
import org.storelink.appstoresimulator.people.Practice;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.appstoresimulator.people.SignInLog.What;

/** Account credentials with a second factor, as people go through it in the console. Each links a vendor that nobody else does. */
@ExtendWith({SharedStorelink.class, ConsoleBrowser.class})
@PracticeStore(vendors = 6, rowsPerDay = 12)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountCredentialsWalkIT {

    private final Storelink storelink;
    private final AppStoreSimulator store;

    AccountCredentialsWalkIT(Storelink storelink) {
        this.storelink = storelink;
        this.store = storelink.store();
    }

    @Test
    void linksWithTheCodeThatDevicesShow(Page page) {
        String appleId = somebody("device");
        LinkWizard wizard = begin(page, appleId);

        assertThat(page.getByText("with a map of where this server stands")).isVisible();
        new CodeQuestion(page).type(code(appleId));
        finish(wizard, 0);

        assertThat(store.signIns().count(appleId, What.RIGHT_CODE)).isEqualTo(1);
        assertThat(store.signIns().count(appleId, What.BROWSER_TRUSTED)).isEqualTo(1);
        assertThat(store.signIns().count(appleId, What.CODE_ASKED_FOR)).isZero();
    }

    @Test
    void takesACodeThatIsPastedIntoOneOfTheBoxes(Page page) {
        String appleId = somebody("paste");
        LinkWizard wizard = begin(page, appleId);
        String code = code(appleId);

        new CodeQuestion(page).paste(" " + code.substring(0, 3) + " " + code.substring(3) + "\n", 2);
        finish(wizard, 1);

        assertThat(store.signIns().count(appleId, What.WRONG_CODE)).isZero();
        assertThat(store.signIns().count(appleId, What.RIGHT_CODE)).isEqualTo(1);
    }

    @Test
    void hasTheCodeSentBySmsInstead(Page page) {
        String appleId = somebody("sms");
        LinkWizard wizard = begin(page, appleId);
        CodeQuestion question = new CodeQuestion(page);

        question.delivery("Send by SMS to").click();
        assertThat(page.getByText("sent to +49")).isVisible();
        assertThat(question.delivery("Send it again to")).isDisabled();
        assertThat(question.delivery("Use the code on your trusted devices instead"))
                .isEnabled();
        assertThat(page.getByText(Pattern.compile("Another code can be sent in 0:[0-5]\\d\\.")))
                .isVisible();
        assertThat(page.getByText(Pattern.compile("This attempt ends in 1[0-4]:[0-5]\\d\\.")))
                .isVisible();
        question.lookLater(Duration.ofSeconds(61));
        assertThat(page.getByText("You can ask for another code now.")).isVisible();
        assertThat(question.delivery("Send it again to")).isEnabled();
        question.lookLater(Duration.ofMinutes(15));
        assertThat(page.getByText("This attempt is over")).isVisible();
        assertThat(store.signIns().count(appleId, What.CODE_ASKED_FOR)).isEqualTo(1);
        question.type(store.codes().newest(appleId, PushMode.SMS.text()).orElseThrow());
        finish(wizard, 2);

        assertThat(store.signIns().count(appleId, What.RIGHT_CODE)).isEqualTo(1);
    }

    @Test
    void asksAgainAfterAWrongCode(Page page) {
        String appleId = somebody("wrong");
        LinkWizard wizard = begin(page, appleId);
        CodeQuestion question = new CodeQuestion(page);

        question.type(wrong(code(appleId)));
        assertThat(question.error()).containsText("this code is not right. 4 tries left.");
        question.awaitBoxes();
        assertThat(question.boxes().first()).hasValue("");
        assertThat(question.boxes().first()).hasAttribute("aria-invalid", "true");
        question.type(code(appleId));
        finish(wizard, 3);

        assertThat(store.signIns().count(appleId, What.WRONG_CODE)).isEqualTo(1);
        assertThat(store.signIns().attempts(appleId)).isEqualTo(1);
    }

    @Test
    void asksWhoseNumbersWhenSomebodyWorksForTwoProviders(Page page) {
        String appleId = Practice.APPLE_ID;
        Account other = store.truth().accounts().getLast();
        LinkWizard wizard = begin(page, appleId);

        new CodeQuestion(page).type(code(appleId));
        assertThat(wizard.accounts()).hasCount(2);
        wizard.press("Go on");
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("Choose one.");
        wizard.choose(other.name());
        wizard.press("Create a token");

        wizard.awaitPreview();
        assertThat(page.getByText("may do far more than is needed here").first())
                .isVisible();
        assertThat(page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Guide")))
                .containsText("Create a limited sub-account");
        long account = wizard.link();
        page.navigate(storelink.url("/accounts/account?id=" + account));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText(other.name());
        assertThat(page.locator("main")).containsText(vendor(other));
    }

    @Test
    void goesOnAfterAReloadAndInASecondTab(Page page) {
        String appleId = somebody("reload");
        LinkWizard wizard = begin(page, appleId);
        new CodeQuestion(page).awaitBoxes();

        page.reload();
        new CodeQuestion(page).awaitBoxes();
        Page second = page.context().newPage();
        second.navigate(page.url());
        new CodeQuestion(second).type(code(appleId));
        assertThat(button(second, "Create a token")).isVisible();
        second.close();
        page.reload();
        assertThat(button(page, "Create a token")).isVisible();
        wizard.press("Create a token");
        wizard.vendors();
        page.reload();
        page.getByLabel(vendor(5)).check();
        wizard.press("Go on");
        wizard.awaitPreview();
        page.reload();
        Page third = page.context().newPage();
        third.navigate(page.url());
        new LinkWizard(third, storelink).awaitPreview();
        long account = wizard.link();
        button(third, "Link this account").click();
        assertThat(new LinkWizard(third, storelink).linkedAccount()).isEqualTo(account);
        third.close();
        page.reload();

        assertThat(wizard.linkedAccount()).isEqualTo(account);
        assertThat(store.signIns().attempts(appleId)).isEqualTo(1);
        assertThat(store.signIns().count(appleId, What.CODE_SENT_UNASKED)).isEqualTo(1);
        assertThat(store.signIns().count(appleId, What.CODE_ASKED_FOR)).isZero();
    }

    @Test
    void isLinkedAgainWithACodeWhenTheSessionHasExpired(Page page) {
        String appleId = somebody("expiry");
        String stranger = somebody("stranger");
        LinkWizard wizard = begin(page, appleId);
        new CodeQuestion(page).type(code(appleId));
        long id = finish(wizard, 4);
        LinkedPracticeStore account = new LinkedPracticeStore(storelink, id).awaitCollected();
        page.navigate(storelink.url("/accounts/account?id=" + id));
        assertThat(page.locator("#needed-again")).containsText("about");
        Figures before = sales(account);
        assertThat(before.size()).isPositive();

        expire(appleId);
        page.navigate(storelink.url("/accounts/account?id=" + id));
        assertThat(state(page)).hasText("Healthy");
        wizard.press("Check");
        assertThat(page.locator(".notices")).containsText("Apple asks for a code");
        page.navigate(storelink.url("/accounts/account?id=" + id));
        assertThat(state(page)).hasText("Needs a code");
        int attempts = store.signIns().attempts(appleId);
        assertThat(store.signIns().count(appleId, What.CODE_ASKED_FOR)).isZero();

        wizard.link("Link again").click();
        wizard.send(stranger, store.password());
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("another Apple Account");
        assertThat(store.signIns().attempts(stranger)).isZero();

        page.navigate(storelink.url("/accounts/account?id=" + id));
        assertThat(state(page)).hasText("Needs a code");
        wizard.press("Enter the code");
        assertThat(store.signIns().attempts(appleId)).isEqualTo(attempts);
        new CodeQuestion(page).delivery("Send it to").click();
        new CodeQuestion(page).type(code(appleId));

        assertThat(wizard.linkedAccount()).isEqualTo(id);
        wizard.link("Watch the history come in").click();
        assertThat(state(page)).not().hasText("Needs a code");
        assertThat(sales(account).differencesFrom(before)).isEmpty();
        assertThat(storelink.api().get("/v2/external_accounts/" + id).object().getString("nickname"))
                .contains(appleId);
    }

    /** Somebody without a device, with a role for reviews alone, whom Apple trusts for five days. */
    @Test
    void isCalledAtOneOfSeveralNumbersAndIsToldInTimeWhenACodeIsNeededAgain(Page page) {
        String appleId = "called@storelink.example";
        store.people()
                .put(Person.of(appleId, store.password())
                        .number("+49", "151 234 5685", PushMode.SMS)
                        .number("+49", "30 555 0112", PushMode.VOICE)
                        .accounts(List.of(store.truth().accounts().getFirst().number()))
                        .roles(Role.CUSTOMER_SUPPORT)
                        .build());
        store.sessions().trustFor(appleId, Duration.ofDays(5));
        LinkWizard wizard = begin(page, appleId);
        CodeQuestion question = new CodeQuestion(page);

        assertThat(page.getByText("Choose the number that it shall be sent to")).isVisible();
        assertThat(question.boxes()).hasCount(0);
        assertThat(question.delivery("Send by SMS to +49")).isVisible();
        question.delivery("Call +49").click();
        assertThat(page.getByText("Apple calls this number and reads out a code"))
                .isVisible();
        question.type(store.codes().newest(appleId, PushMode.VOICE.text()).orElseThrow());

        assertThat(page.locator("#preview")).containsText("Not saved yet");
        assertThat(wizard.capability("Sales")).containsText("role Finance, or Sales");
        assertThat(wizard.capability("Reviews")).containsText("Granted");
        wizard.press("Link this account");
        page.navigate(storelink.url("/accounts/account?id=" + wizard.linkedAccount()));
        assertThat(page.locator("#needed-again")).containsText("about");
        assertThat(state(page)).hasText("Expiring");
        assertThat(store.signIns().count(appleId, What.CODE_ASKED_FOR)).isEqualTo(1);
    }

    /** Somebody new with devices and a number, who works for the first account. Returns the Apple ID. */
    private String somebody(String name) {
        String appleId = name + "@storelink.example";
        store.people()
                .put(Person.of(appleId, store.password())
                        .device("iPhone")
                        .number("+49", "151 234 5685", PushMode.SMS)
                        .accounts(List.of(store.truth().accounts().getFirst().number()))
                        .roles(Role.SALES, Role.FINANCE, Role.CUSTOMER_SUPPORT)
                        .build());
        return appleId;
    }

    /** Ends the session, and lets the store ask for a code at the next sign-in. */
    private void expire(String appleId) {
        store.sessions().end(appleId);
        store.sessions().forgetBrowsers(appleId);
    }

    /** Up to the question for a code. */
    private LinkWizard begin(Page page, String appleId) {
        storelink.signIn(page);
        return new LinkWizard(page, storelink).openForAccountCredentials().send(appleId, store.password());
    }

    /** From the right code to the end. Returns the id of the account. */
    private long finish(LinkWizard wizard, int vendor) {
        wizard.press("Create a token");
        wizard.page().getByLabel(vendor(vendor)).check();
        wizard.press("Go on");
        return wizard.link();
    }

    private String code(String appleId) {
        return store.codes().newest(appleId).orElseThrow();
    }

    private static String wrong(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    /** Of the first account. */
    private String vendor(int number) {
        return store.truth().vendors().get(number).number();
    }

    private String vendor(Account account) {
        return store.truth().vendors().stream()
                .filter(vendor -> vendor.account().equals(account.number()))
                .findFirst()
                .orElseThrow()
                .number();
    }

    private static Figures sales(LinkedPracticeStore account) {
        return account.overRest("accounts=" + account.id(), List.of(Group.DATE, Group.PRODUCT));
    }

    private static Locator state(Page page) {
        return page.locator("#live .pill");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
