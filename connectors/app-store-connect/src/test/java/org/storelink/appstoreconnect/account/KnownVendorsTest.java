package org.storelink.appstoreconnect.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storelink.appstoreconnect.account.AccountTalk.asked;
import static org.storelink.appstoreconnect.account.AccountTalk.granted;
import static org.storelink.appstoreconnect.account.AccountTalk.refused;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.appstoreconnect.account.FakeApple.Reply;
import org.storelink.connector.Capability;
import org.storelink.connector.Challenge;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkStep;
import org.storelink.connector.StoreSession;
import org.storelink.connector.Vendor;
import org.storelink.testkit.InMemoryMaterial;

/** An account's vendors are those it was linked with: no hiccup of the site takes one away, and no check adds one. */
class KnownVendorsTest {

    private static final String TOKEN =
            "GET /trends/gsf/salesTrendsApp/businessareas/InternetServices/subjectareas/iTunes/proxy/getAccessKey";
    private static final String DETAIL = "GET /WebObjects/iTunesConnect.woa/ra/user/detail";
    private static final String NUMBERS =
            "/WebObjects/iTunesConnect.woa/ra/paymentConsolidation/providers/4711/sapVendorNumbers";
    private static final String VENDORS = "GET " + NUMBERS;

    /** Longer than the kept token is good for. */
    private static final Duration TOKEN_IS_OVER = Duration.ofDays(170);

    private final AccountTalk talk = new AccountTalk();
    private final FakeApple apple = talk.apple();

    @AfterEach
    void close() {
        talk.close();
    }

    @Test
    void aRoleThatIsAddedLaterBringsNoVendorThatNobodyHasChosen() throws Exception {
        apple.site.roles = List.of("CUSTOMER_SUPPORT");
        InMemoryMaterial material = InMemoryMaterial.of(talk.link().material());
        apple.site.roles = List.of("CUSTOMER_SUPPORT", "FINANCE");

        Check settled = check(material, Capability.FINANCE);

        assertThat(settled.outcome()).isEqualTo(Check.Outcome.MISSING);
        assertThat(settled.detail()).contains("Link it again to choose").doesNotContain("Needs the role");
        assertThat(apple.calls(NUMBERS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {DETAIL, VENDORS})
    void aSiteThatIsOutOfOrderLinksNobodyWithoutVendors(String page) throws ConnectorException {
        talk.set("site.report-token", "off");
        LinkStep step = talk.begin();
        apple.next(page, Reply.of(503, "")).next(page, Reply.of(503, ""));

        assertThat(refused(talk.code(step))).isInstanceOf(ConnectorFailure.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {DETAIL, VENDORS})
    void aSiteThatAsksForPatienceLinksNobodyWithoutVendors(String page) throws ConnectorException {
        talk.set("site.report-token", "off");
        LinkStep step = talk.begin();
        apple.next(page, Reply.of(429, ""));

        assertThat(refused(talk.code(step))).isInstanceOf(ConnectorFailure.Throttled.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {DETAIL, VENDORS})
    void withATokenReporterIsAskedWhileTheSiteIsOutOfOrder(String page) throws ConnectorException {
        LinkStep step = talk.begin();
        apple.next(page, Reply.of(503, "")).next(page, Reply.of(503, ""));

        LinkGrant grant = withFirstVendor(talk.code(step));

        assertThat(grant.vendors()).extracting(Vendor::code).containsExactly(apple.site.vendors.getFirst());
    }

    @ParameterizedTest
    @CsvSource({"404, ''", "200, ''", "200, []", "200, '<html></html>'", "200, {}"})
    void aUserOfPaymentsWhoIsShownNoneKeepsTheVendors(int status, String body) throws ConnectorException {
        LinkGrant first = talk.link();
        talk.set("site.report-token", "off");
        talk.clock().advance(TOKEN_IS_OVER);
        LinkStep step = talk.begin(first.material());
        apple.next(DETAIL, Reply.of(status, body));

        LinkGrant again = granted(talk.code(step));

        assertThat(again.vendors()).isEqualTo(first.vendors());
    }

    /** Switched off, in another form, or one so and the other so. */
    @ParameterizedTest
    @CsvSource({"off, off", "off, on", "on, off", "on, on"})
    void whereNeitherTokenNorVendorNumbersAreToBeHadTheVendorsStay(String token, String numbers) throws Exception {
        LinkGrant first = talk.link();
        talk.set("site.report-token", token);
        talk.set("site.vendor-numbers", numbers);
        talk.clock().advance(TOKEN_IS_OVER);
        apple.next(TOKEN, Reply.of(200, "{}")).next(VENDORS, Reply.of(200, "{}"));

        Check settled = check(InMemoryMaterial.of(first.material()), Capability.FINANCE);
        LinkStep step = talk.begin(first.material());
        apple.next(TOKEN, Reply.of(200, "{}"));
        LinkGrant again = granted(talk.code(step));

        assertThat(settled.outcome()).isEqualTo(Check.Outcome.GRANTED);
        assertThat(again.vendors()).isEqualTo(first.vendors());
    }

    @Test
    void aKeptTokenThatIsOverWhileTheSitesIsSwitchedOffIsSaidOfSalesAlone() throws Exception {
        InMemoryMaterial material = InMemoryMaterial.of(talk.link().material());
        talk.set("site.report-token", "off");
        talk.clock().advance(TOKEN_IS_OVER);

        Check sold = check(material, Capability.SALES);

        assertThat(sold.outcome()).isEqualTo(Check.Outcome.MISSING);
        assertThat(sold.detail()).contains("site.report-token");
        assertThat(check(material, Capability.FINANCE).outcome()).isEqualTo(Check.Outcome.GRANTED);
    }

    @Test
    void aTokenThatHasChangedAtNightTakesNoRightAway() throws Exception {
        InMemoryMaterial material = InMemoryMaterial.of(talk.link().material());
        talk.clock().advance(TOKEN_IS_OVER);
        apple.next(TOKEN, Reply.of(200, "{}"));

        Check sold = check(material, Capability.SALES);

        assertThat(sold.outcome()).isEqualTo(Check.Outcome.GRANTED);
        assertThat(sold.detail()).contains("token for reports is unavailable");
    }

    /** Linked again it would be said once more that the operator does not want it. */
    @Test
    void aCheckSaysTheSameOfASwitchAsLinkingDid() throws Exception {
        talk.set("site.report-token", "off");
        LinkGrant grant = talk.link();

        Check sold = check(InMemoryMaterial.of(grant.material()), Capability.SALES);

        assertThat(sold).isEqualTo(grant.checks().getFirst());
        assertThat(sold.detail()).contains("site.report-token").doesNotContain("Link the account again");
    }

    @Test
    void withoutATokenAPersonChoosesAmongTheVendorsOfPayments() throws ConnectorException {
        talk.set("site.report-token", "off");
        apple.site.vendors = List.of("85012345", "85054321");

        LinkStep step = talk.code(talk.begin());
        LinkGrant grant = granted(talk.answer(step, new ChallengeAnswer.Chosen(List.of("85054321"))));

        assertThat(((Challenge.Choose) asked(step)).ofVendors()).isTrue();
        assertThat(grant.vendors()).extracting(Vendor::code).containsExactly("85054321");
        assertThat(grant.checks().getFirst().outcome()).isEqualTo(Check.Outcome.MISSING);
    }

    /** The page of the token had changed for a moment when the vendors were asked for. */
    @Test
    void aTokenThatTurnsOutToBeMissingMeanwhileIsAskedFor() throws ConnectorException {
        String vendor = apple.site.vendors.getFirst();
        apple.site.vendors = List.of(vendor, "85999999");
        talk.fixture().store().accessTokens().delete();
        LinkStep begun = talk.begin();
        apple.next(TOKEN, Reply.of(200, "{}"));
        LinkStep vendors = talk.code(begun);

        LinkStep consent = talk.answer(vendors, new ChallengeAnswer.Chosen(List.of(vendor)));
        LinkStep again = talk.answer(consent, new ChallengeAnswer.Agreed());
        LinkGrant grant = granted(talk.answer(again, new ChallengeAnswer.Chosen(List.of(vendor))));

        assertThat(((Challenge.Consent) asked(consent)).action()).isEqualTo("Create a token");
        assertThat(grant.checks().getFirst().outcome()).isEqualTo(Check.Outcome.GRANTED);
    }

    private LinkGrant withFirstVendor(LinkStep step) throws ConnectorException {
        return granted(
                step instanceof LinkStep.Challenged
                        ? talk.answer(step, new ChallengeAnswer.Chosen(List.of(apple.site.vendors.getFirst())))
                        : step);
    }

    private Check check(InMemoryMaterial material, Capability capability) throws ConnectorException {
        try (StoreSession session = talk.open(material)) {
            return session.check().stream()
                    .filter(check -> check.capability() == capability)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
