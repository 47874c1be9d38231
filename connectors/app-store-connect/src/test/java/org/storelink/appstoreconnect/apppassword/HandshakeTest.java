package org.storelink.appstoreconnect.apppassword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.storelink.appstoreconnect.AppStoreConnect;
import org.storelink.appstoreconnect.reporter.Access;
import org.storelink.appstoreconnect.reporter.AccessToken;
import org.storelink.appstoreconnect.reporter.ScriptedReporter;
import org.storelink.appstoreconnect.sales.SalesFile;
import org.storelink.connector.Challenge;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Credential;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkHandshake;
import org.storelink.connector.LinkStep;
import org.storelink.connector.SessionMaterial;
import org.storelink.connector.Vendor;
import org.storelink.testkit.CountedSignIns;

class HandshakeTest {

    private static final String VIEWED =
            "<ViewToken><AccessToken>tok</AccessToken><ExpirationDate>2027-05-01</ExpirationDate></ViewToken>";
    private static final String ONE_ACCOUNT =
            "<Accounts><Account><Name>Works</Name><Number>121</Number></Account></Accounts>";
    private static final String TWO_ACCOUNTS = "<Accounts><Account><Name>Works</Name><Number>121</Number></Account>"
            + "<Account><Name>Sons</Name><Number>122</Number></Account></Accounts>";
    private static final String ONE_VENDOR = "<Vendors><Vendor>85123456</Vendor></Vendors>";
    private static final String TWO_VENDORS = "<Vendors><Vendor>85123456</Vendor><Vendor>85123457</Vendor></Vendors>";
    private static final byte[] YESTERDAY = SalesFile.gzip(SalesFile.ofToday()
            .row("Begin Date", "11/22/2026", "End Date", "11/22/2026")
            .text());
    private static final byte[] THE_DAY_BEFORE = SalesFile.gzip(SalesFile.ofToday()
            .row("Begin Date", "11/21/2026", "End Date", "11/21/2026")
            .text());

    private final ScriptedReporter script = new ScriptedReporter();
    private final Credential credential = new Credential(
            AppPasswordMode.ID,
            Map.of(
                    AppPasswordMode.APPLE_ID, "Reports@Example.com".toCharArray(),
                    AppPasswordMode.PASSWORD, "abcd-efgh-ijkl-mnop".toCharArray()));

    @AfterEach
    void close() {
        script.close();
    }

    @Test
    void aSingleAccountWithASingleVendorIsLinkedWithoutAQuestion() throws ConnectorException {
        script.then(VIEWED).then(ONE_ACCOUNT).then(ONE_VENDOR).thenFile("f", YESTERDAY);

        LinkGrant grant = linked(begin());

        assertThat(grant.identity().id()).isEqualTo("reports@example.com/121");
        assertThat(grant.vendors()).containsExactly(new Vendor("85123456", "85123456"));
        assertThat(proof(grant)).isEqualTo("A real download has worked for vendor 85123456.");
        assertThat(grant.material()).isPresent();
        assertThat(grant.material().get().expiresAt()).isPresent();
    }

    @Test
    void withoutATokenThePersonIsAskedBeforeOneIsCreated() throws ConnectorException {
        script.thenError(125);

        LinkStep.Challenged asked = (LinkStep.Challenged) begin();

        assertThat(asked.challenge())
                .isInstanceOfSatisfying(Challenge.Consent.class, consent -> assertThat(consent.consequence())
                        .contains("stops working"));
        assertThat(script.forms()).hasSize(1);

        script.then(200, Map.of("service_request_id", "id"), "Continue?")
                .then("AccessToken:new\nExpiration Date:2027-05-22")
                .then(ONE_ACCOUNT)
                .then(ONE_VENDOR)
                .thenFile("f", YESTERDAY);

        assertThat(linked(answer(asked, new ChallengeAnswer.Agreed())).vendors())
                .hasSize(1);
    }

    /** A question that was open while Storelink was updated: its state had no account in it. */
    @Test
    void aConsentThatWasAskedForBeforeAnUpdateMayBeGivenAfterIt() throws ConnectorException {
        script.then(200, Map.of("service_request_id", "id"), "Continue?")
                .then("AccessToken:new\nExpiration Date:2027-05-22")
                .then(ONE_ACCOUNT)
                .then(ONE_VENDOR)
                .thenFile("f", YESTERDAY);

        LinkStep step = new AppStoreConnect()
                .handshake(script.context())
                .answer(credential, new HandshakeState(new byte[] {1}), new ChallengeAnswer.Agreed());

        assertThat(linked(step).vendors()).hasSize(1);
    }

    @Test
    void anExpiredOrRefusedTokenLeadsToTheSameQuestion() throws ConnectorException {
        script.then(VIEWED.replace("2027", "2026"));
        assertThat(((LinkStep.Challenged) begin()).challenge()).isInstanceOf(Challenge.Consent.class);

        script.then(VIEWED).thenError(124);
        assertThat(((LinkStep.Challenged) begin()).challenge()).isInstanceOf(Challenge.Consent.class);
    }

    @Test
    void severalAccountsAndVendorsAreChosenFrom() throws ConnectorException {
        script.then(VIEWED).then(TWO_ACCOUNTS);
        LinkStep.Challenged whichAccount = (LinkStep.Challenged) begin();
        script.then(TWO_ACCOUNTS).then(TWO_VENDORS);
        LinkStep.Challenged whichVendors =
                (LinkStep.Challenged) answer(whichAccount, new ChallengeAnswer.Chosen(List.of("122")));
        script.thenFile("f", YESTERDAY).thenFile("f", YESTERDAY);

        LinkGrant grant = linked(answer(whichVendors, new ChallengeAnswer.Chosen(List.of("85123456", "85123457"))));

        assertThat(((Challenge.Choose) whichAccount.challenge()).several()).isFalse();
        assertThat(((Challenge.Choose) whichAccount.challenge()).options())
                .containsExactly(new Challenge.Option("121", "Works (121)"), new Challenge.Option("122", "Sons (122)"));
        assertThat(((Challenge.Choose) whichAccount.challenge()).ofVendors()).isFalse();
        assertThat(((Challenge.Choose) whichVendors.challenge()).several()).isTrue();
        assertThat(((Challenge.Choose) whichVendors.challenge()).ofVendors()).isTrue();
        assertThat(grant.identity().id()).isEqualTo("reports@example.com/122");
        assertThat(grant.vendors()).hasSize(2);
        assertThat(script.forms().getLast().get("jsonRequest")).contains("\"account\":\"122\"");
    }

    @Test
    void linkedAgainTheAccountStays() throws ConnectorException {
        Optional<SessionMaterial> earlier =
                Optional.of(new Access(new AccessToken("old", Optional.empty()), "122").toMaterial());
        LinkHandshake handshake = new AppStoreConnect().handshake(script.context());
        script.thenError(125);
        LinkStep.Challenged mayToken = (LinkStep.Challenged) handshake.begin(credential, earlier);
        script.then(200, Map.of("service_request_id", "id"), "Continue?")
                .then("AccessToken:new\nExpiration Date:2027-05-22")
                .then(TWO_ACCOUNTS)
                .then(ONE_VENDOR)
                .thenFile("f", YESTERDAY);

        LinkGrant grant = linked(answer(mayToken, new ChallengeAnswer.Agreed()));

        assertThat(grant.identity().id()).isEqualTo("reports@example.com/122");
    }

    @Test
    void aDayThatIsNotThereYetOrSpoiledIsPassedOverForAnOlderOne() throws ConnectorException {
        script.then(VIEWED).then(ONE_ACCOUNT).then(ONE_VENDOR).thenError(210).thenFile("f", THE_DAY_BEFORE);
        assertThat(begin()).isInstanceOf(LinkStep.Linked.class);

        script.then(VIEWED)
                .then(ONE_ACCOUNT)
                .then(ONE_VENDOR)
                .thenFile("f", new byte[] {0x1f, (byte) 0x8b, 8})
                .thenFile("f", THE_DAY_BEFORE);
        assertThat(begin()).isInstanceOf(LinkStep.Linked.class);
    }

    @Test
    void aVendorWithoutAnySalesIsProvedByAppleSayingSo() throws ConnectorException {
        script.then(VIEWED).then(ONE_ACCOUNT).then(ONE_VENDOR);
        for (int i = 0; i < 5; i++) {
            script.thenError(213);
        }

        assertThat(proof(linked(begin())))
                .isEqualTo(
                        "When it was linked no file could be downloaded: Apple only answered that there were no sales for"
                                + " vendor 85123456.");
    }

    @Test
    void saysForEachVendorWhatWasProved() throws ConnectorException {
        script.then(VIEWED).then(ONE_ACCOUNT).then(TWO_VENDORS);
        LinkStep.Challenged whichVendors = (LinkStep.Challenged) begin();
        script.thenFile("f", YESTERDAY).thenFile("f", new byte[] {0x1f, (byte) 0x8b, 8});
        for (int i = 0; i < 4; i++) {
            script.thenError(213);
        }

        LinkGrant grant = linked(answer(whichVendors, new ChallengeAnswer.Chosen(List.of("85123456", "85123457"))));

        assertThat(proof(grant))
                .isEqualTo(
                        "A real download has worked for vendor 85123456. When it was linked no file could be read: Apple"
                                + " sent a damaged one, and else answered that there were no sales for vendor 85123457.");
    }

    @Test
    void withoutAnyAnswerForTheVendorNothingIsLinked() throws ConnectorException {
        script.then(VIEWED).then(ONE_ACCOUNT).then(ONE_VENDOR);
        for (int i = 0; i < 5; i++) {
            script.thenError(210);
        }

        assertThat(refused(begin())).isInstanceOf(ConnectorFailure.Unavailable.class);
    }

    @Test
    void whatAppleRefusesIsRefused() throws ConnectorException {
        script.thenError(108);
        assertThat(refused(begin())).isInstanceOf(ConnectorFailure.CredentialRejected.class);

        script.then(VIEWED).then(ONE_ACCOUNT).then("<Vendors/>");
        assertThat(refused(begin())).isInstanceOf(ConnectorFailure.PermissionMissing.class);

        script.then(VIEWED).then(ONE_ACCOUNT).then(ONE_VENDOR).thenError(200);
        assertThat(refused(begin())).isInstanceOf(ConnectorFailure.RequestRejected.class);

        script.then(VIEWED).then(ONE_ACCOUNT).then(ONE_VENDOR).thenError(117);
        assertThat(refused(begin())).isInstanceOf(ConnectorFailure.Throttled.class);
    }

    @Test
    void ofManyVendorsAFewAreProvedAndThePersonIsToldSo() throws ConnectorException {
        List<String> many = IntStream.range(0, 40)
                .mapToObj(number -> "851234" + (10 + number))
                .toList();
        script.then(VIEWED)
                .then(ONE_ACCOUNT)
                .then(many.stream()
                        .map(number -> "<Vendor>" + number + "</Vendor>")
                        .collect(Collectors.joining("", "<Vendors>", "</Vendors>")));
        LinkStep.Challenged asked = (LinkStep.Challenged) begin();
        script.thenFile("f", YESTERDAY).thenFile("f", YESTERDAY).thenFile("f", YESTERDAY);

        LinkGrant grant = linked(answer(asked, new ChallengeAnswer.Chosen(many)));

        assertThat(grant.vendors()).hasSize(40);
        assertThat(grant.checks())
                .first()
                .extracting(Check::detail)
                .asString()
                .contains("The other 37 vendors", "first time");
    }

    @Test
    void withoutLeaveNoPasswordIsSent() throws ConnectorException {
        ConnectorFailure refusal = new ConnectorFailure.Throttled(ScriptedReporter.NOW.plusSeconds(60), "Not yet.");
        script.thenError(125);
        LinkStep.Challenged asked = (LinkStep.Challenged) begin();
        LinkHandshake refused = new AppStoreConnect().handshake(script.context(CountedSignIns.refusing(refusal)));

        assertThat(refused(refused.begin(credential, Optional.empty()))).isEqualTo(refusal);
        assertThat(refused(refused.answer(credential, asked.state(), new ChallengeAnswer.Agreed())))
                .isEqualTo(refusal);
        assertThat(script.forms()).hasSize(1);
    }

    @Test
    void eachPasswordIsSentByALeaveOfItsOwn() throws ConnectorException {
        CountedSignIns signIns = new CountedSignIns();
        LinkHandshake handshake = new AppStoreConnect().handshake(script.context(signIns));
        script.thenError(125)
                .then(200, Map.of("service_request_id", "id"), "Continue?")
                .then("AccessToken:new\nExpiration Date:2027-05-22")
                .then(ONE_ACCOUNT)
                .then(ONE_VENDOR)
                .thenFile("f", YESTERDAY);

        LinkStep.Challenged asked = (LinkStep.Challenged) handshake.begin(credential, Optional.empty());
        linked(handshake.answer(credential, asked.state(), new ChallengeAnswer.Agreed()));

        assertThat(signIns.asked())
                .isEqualTo(script.forms().stream()
                        .filter(form -> form.toString().contains("\"password\""))
                        .count())
                .isEqualTo(3);
    }

    @Test
    void anAnswerOfTheWrongKindIsADefect() throws ConnectorException {
        script.then(VIEWED).then(TWO_ACCOUNTS);
        LinkStep.Challenged asked = (LinkStep.Challenged) begin();

        assertThatThrownBy(() -> answer(asked, new ChallengeAnswer.Agreed()))
                .isInstanceOfSatisfying(ConnectorException.class, e -> assertThat(e.failure())
                        .isInstanceOf(ConnectorFailure.Defect.class));
    }

    private LinkStep begin() throws ConnectorException {
        return new AppStoreConnect().handshake(script.context()).begin(credential, Optional.empty());
    }

    private LinkStep answer(LinkStep.Challenged asked, ChallengeAnswer answer) throws ConnectorException {
        return new AppStoreConnect().handshake(script.context()).answer(credential, asked.state(), answer);
    }

    private static LinkGrant linked(LinkStep step) {
        return ((LinkStep.Linked) step).grant();
    }

    private static String proof(LinkGrant grant) {
        return grant.checks().getFirst().detail();
    }

    private static ConnectorFailure refused(LinkStep step) {
        return ((LinkStep.Refused) step).failure();
    }
}
