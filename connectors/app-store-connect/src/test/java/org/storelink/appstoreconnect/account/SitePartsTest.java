package org.storelink.appstoreconnect.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storelink.appstoreconnect.account.AccountTalk.asked;
import static org.storelink.appstoreconnect.account.AccountTalk.granted;
import static org.storelink.appstoreconnect.account.AccountTalk.refused;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.appstoreconnect.account.FakeApple.Reply;
import org.storelink.connector.Challenge;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkStep;

/** What linking reads of the site is switched off, or has changed: unavailable, in words, and never taken for "there is none". */
class SitePartsTest {

    private static final String TOKEN =
            "GET /trends/gsf/salesTrendsApp/businessareas/InternetServices/subjectareas/iTunes/proxy/getAccessKey";
    private static final String VENDORS =
            "GET /WebObjects/iTunesConnect.woa/ra/paymentConsolidation/providers/4711/sapVendorNumbers";

    private final AccountTalk talk = new AccountTalk();
    private final FakeApple apple = talk.apple();

    @AfterEach
    void close() {
        talk.close();
    }

    @Test
    void aTokenThatIsSwitchedOffIsNotAskedForAndTheRestIsLinked() throws ConnectorException {
        talk.set("site.report-token", "off");

        LinkGrant grant = talk.link();

        assertThat(sales(grant).outcome()).isEqualTo(Check.Outcome.MISSING);
        assertThat(sales(grant).detail()).contains("site.report-token", "switched off");
        assertThat(grant.vendors()).as("of payments").hasSize(1);
        assertThat(apple.calls("/trends")).isEmpty();
    }

    @Test
    void aTokenThatIsKeptIsUsedWhileTheSitesIsSwitchedOff() throws ConnectorException {
        LinkGrant first = talk.link();
        talk.set("site.report-token", "off");

        LinkGrant again = granted(talk.begin(first.material()));

        assertThat(sales(again).outcome()).isEqualTo(Check.Outcome.GRANTED);
    }

    /** Else a person would be asked to create one, which ends the one that exists. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"status\":\"success\"}",
                "{\"result\":{\"data\":{}}}",
                "{\"result\":{\"data\":{\"accessToken\":\"tok\"}}}",
                "{\"result\":{\"data\":{\"accessKey\":\"\"}}}"
            })
    void aTokenInAnotherFormIsUnavailableAndNotMissing(String body) throws ConnectorException {
        apple.next(TOKEN, Reply.of(200, body));

        LinkGrant grant = talk.link();

        assertThat(sales(grant).outcome()).isEqualTo(Check.Outcome.MISSING);
        assertThat(sales(grant).detail()).contains("token for reports is unavailable");
    }

    @ParameterizedTest
    @CsvSource({"404, ''", "200, ''", "200, FETCH-CSRF-TOKEN:"})
    void aGuardInAnotherFormMakesTheTokenUnavailable(int status, String body) throws ConnectorException {
        apple.next("POST /trends/gsf/owasp/csrf-guard.js", Reply.of(status, body));

        LinkGrant grant = talk.link();

        assertThat(sales(grant).outcome()).isEqualTo(Check.Outcome.MISSING);
        assertThat(apple.calls("/trends/gsf/salesTrendsApp")).isEmpty();
    }

    @Test
    void vendorNumbersThatAreSwitchedOffAreAskedOfReporter() throws ConnectorException {
        talk.set("site.vendor-numbers", "off");

        LinkGrant grant = withFirstVendor(talk.code(talk.begin()));

        assertThat(grant.vendors()).hasSize(1);
        assertThat(
                        apple
                                .calls(
                                        "/WebObjects/iTunesConnect.woa/ra/paymentConsolidation/providers/4711/sapVendorNumbers")
                                .stream()
                                .filter(call -> call.path().endsWith("sapVendorNumbers")))
                .isEmpty();
    }

    /** A part of the list would pass for the whole. */
    @Test
    void vendorNumbersOfWhichOneCannotBeReadAreAskedOfReporter() throws ConnectorException {
        String vendor = apple.site.vendors.getFirst();
        apple.next(
                VENDORS,
                Reply.of(200, "{\"data\":[{\"sapVendorNumber\":\"" + vendor + "\"},{\"vendorId\":\"85000000\"}]}"));

        LinkStep step = talk.code(talk.begin());

        assertThat(((Challenge.Choose) asked(step)).options()).hasSizeGreaterThan(1);
    }

    @Test
    void vendorNumbersAreAskedOfReporterWhereTheNumberOfPaymentsIsSwitchedOff() throws ConnectorException {
        talk.set("site.user-detail", "off");

        LinkGrant grant = withFirstVendor(talk.code(talk.begin()));

        assertThat(grant.vendors()).hasSize(1);
        assertThat(apple.calls("/WebObjects")).isEmpty();
    }

    @Test
    void aChangeOfProviderThatIsSwitchedOffIsMadeByTheOlderCall() throws ConnectorException {
        talk.set("site.provider-change", "off");

        granted(chosenSecondProvider());

        assertThat(apple.calls("/olympus/v1/providerSwitchRequests")).isEmpty();
    }

    @Test
    void theOlderCallHasASwitchOfItsOwn() throws ConnectorException {
        talk.set("site.older-provider-change", "off");
        apple.site.newerSwitch = false;

        assertThat(refused(chosenSecondProvider()).message()).contains("did not change to provider Sons");
        assertThat(changesByOlderCall()).isEmpty();
    }

    /** Never are the numbers of the one provider read for those of the other. */
    @Test
    void aProviderIsNotReachedWhereBothCallsAreSwitchedOff() throws ConnectorException {
        talk.set("site.provider-change", "off");
        talk.set("site.older-provider-change", "off");

        ConnectorFailure failure = refused(chosenSecondProvider());

        assertThat(failure).isInstanceOf(ConnectorFailure.Gone.class);
        assertThat(failure.message()).contains("site.provider-change", "provider Sons");
        assertThat(apple.calls("/olympus/v1/providerSwitchRequests")).isEmpty();
        assertThat(changesByOlderCall()).isEmpty();
    }

    private LinkStep chosenSecondProvider() throws ConnectorException {
        apple.site.providers = List.of(FakeApple.ONE, FakeApple.TWO);
        return talk.answer(talk.code(talk.begin()), new ChallengeAnswer.Chosen(List.of(FakeApple.TWO)));
    }

    private List<FakeApple.Call> changesByOlderCall() {
        return apple.calls("/olympus/v1/session").stream()
                .filter(call -> call.method().equals("POST"))
                .toList();
    }

    @Test
    void rolesThatAreSwitchedOffAreNotAskedForAndNotTakenForHarmless() throws ConnectorException {
        talk.set("site.roles", "off");

        LinkGrant grant = talk.link();

        assertThat(apple.calls("/olympus/v1/actors")).isEmpty();
        assertThat(apple.calls("/iris/v1/users")).isNotEmpty();
        assertThat(grant.cautions())
                .singleElement()
                .asString()
                .contains("may do more than is needed", "is not known", "site.roles");
        assertThat(grant.checks())
                .filteredOn(check -> check.outcome() == Check.Outcome.GRANTED)
                .first()
                .satisfies(check -> assertThat(check.detail()).contains("site.roles"));
    }

    @Test
    void theListOfUsersHasASwitchOfItsOwn() throws ConnectorException {
        talk.set("site.users", "off");
        apple.site.roles = List.of();

        LinkGrant grant = talk.link();

        assertThat(apple.calls("/iris/v1/users")).isEmpty();
        assertThat(grant.cautions()).singleElement().asString().contains("site.users");
    }

    @Test
    void rolesInAnotherFormAreUnavailableInWords() throws ConnectorException {
        LinkStep step = talk.begin();
        String changed = "{\"actors\":[]}";
        apple.next("GET /olympus/v1/actors", Reply.of(200, changed))
                .next("GET /olympus/v1/actors", Reply.of(200, changed));

        LinkGrant grant = granted(talk.code(step));

        assertThat(grant.cautions()).singleElement().asString().contains("list of a user's roles is unavailable");
    }

    @Test
    void rolesThatAreOutOfOrderAreNotSaidToHaveChanged() throws ConnectorException {
        LinkStep step = talk.begin();
        apple.next("GET /olympus/v1/actors", Reply.of(503, ""));

        LinkGrant grant = granted(talk.code(step));

        assertThat(grant.cautions())
                .singleElement()
                .asString()
                .contains("list of a user's roles is out of reach just now", "HTTP status 503");
        assertThat(apple.calls("/olympus/v1/actors")).as("asked once in a step").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"off, 200, '[]', site.agreements", "on, 200, '{}', unavailable", "on, 404, '', unavailable"})
    void agreementsThatCannotBeSeenAreNoSignedAgreements(String value, int status, String body, String words)
            throws ConnectorException {
        talk.set("site.agreements", value);
        apple.site.vendors = List.of("85999999");
        LinkStep step = talk.begin();
        apple.next("GET /olympus/v1/contractMessages", Reply.of(status, body));

        ConnectorFailure failure = refused(talk.code(step));

        assertThat(failure.message()).contains("Whether an agreement waits", "could not be seen", words);
    }

    private static Check sales(LinkGrant grant) {
        return grant.checks().getFirst();
    }

    private LinkGrant withFirstVendor(LinkStep step) throws ConnectorException {
        return granted(
                step instanceof LinkStep.Challenged
                        ? talk.answer(step, new ChallengeAnswer.Chosen(List.of(apple.site.vendors.getFirst())))
                        : step);
    }
}
