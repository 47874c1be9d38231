package org.storelink.appstoreconnect.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.storelink.appstoreconnect.account.AccountTalk.asked;
import static org.storelink.appstoreconnect.account.AccountTalk.codeAsked;
import static org.storelink.appstoreconnect.account.AccountTalk.granted;
import static org.storelink.appstoreconnect.account.AccountTalk.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.appstoreconnect.AppStoreConnect;
import org.storelink.appstoreconnect.account.FakeApple.Reply;
import org.storelink.connector.Capability;
import org.storelink.connector.Challenge;
import org.storelink.connector.Challenge.Delivery;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Guide;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkStep;
import org.storelink.connector.StoreSession;
import org.storelink.testkit.InMemoryMaterial;

class AccountLinkingTest {

    private static final String TWO_NUMBERS_NO_DEVICES = """
        {"trustedPhoneNumbers":[
          {"id":1,"numberWithDialCode":"+49 •••• •••••85","pushMode":"sms"},
          {"id":2,"numberWithDialCode":"+49 •••• •••••12","pushMode":"voice"}],
         "securityCode":{"length":6},"authenticationType":"hsa2","noTrustedDevices":true}
        """;
    private static final String ONE_NUMBER_NO_DEVICES = """
        {"trustedPhoneNumbers":[{"id":1,"numberWithDialCode":"+49 •••• •••••85","pushMode":"sms"}],
         "securityCode":{"length":6},"authenticationType":"hsa2","noTrustedDevices":true}
        """;
    private static final String DEVICES_AND_A_NUMBER = """
        {"trustedPhoneNumbers":[{"id":1,"numberWithDialCode":"+49 •••• •••••85","pushMode":"sms"}],
         "securityCode":{"length":6},"authenticationType":"hsa2"}
        """;

    private final AccountTalk talk = new AccountTalk();
    private final FakeApple apple = talk.apple();

    @AfterEach
    void close() {
        talk.close();
    }

    @Test
    void aCodeFromADeviceLinksAndTheBrowserIsTrustedForAMonth() throws ConnectorException {
        LinkStep step = talk.begin();

        assertThat(codeAsked(step).sentTo()).isEqualTo("your trusted devices");
        assertThat(codeAsked(step).length()).isEqualTo(6);

        LinkGrant grant = granted(talk.code(step));

        assertThat(grant.identity().id())
                .isEqualTo(talk.fixture().store().appleId().toLowerCase(Locale.ROOT) + "/" + FakeApple.ONE);
        assertThat(grant.vendors()).extracting(vendor -> vendor.code()).isEqualTo(apple.site.vendors);
        assertThat(grant.material().orElseThrow().expiresAt())
                .contains(talk.clock().instant().plus(Duration.ofDays(30)));
        assertThat(grant.cautions()).isEmpty();
        assertThat(apple.passwordsSent()).isEqualTo(1);
        assertThat(talk.leavesAsked()).isEqualTo(1);
        assertThat(apple.codesAskedFor()).isZero();
    }

    @Test
    void whatACodeHasBroughtIsKeptBeforeItIsUsed() throws ConnectorException {
        LinkStep asked = talk.begin();

        LinkStep accepted = talk.next(asked, new ChallengeAnswer.Code(FakeApple.CODE));
        assertThat(asked(accepted))
                .isInstanceOfSatisfying(Challenge.Consent.class, consent -> assertThat(consent.atOnce())
                        .isTrue());
        assertThat(apple.calls("/appleauth/auth/2sv/trust")).isEmpty();

        LinkStep trusted = talk.next(accepted, new ChallengeAnswer.Agreed());
        assertThat(asked(trusted))
                .isInstanceOfSatisfying(Challenge.Consent.class, consent -> assertThat(consent.atOnce())
                        .isTrue());
        assertThat(apple.calls("/olympus")).isEmpty();

        granted(talk.next(trusted, new ChallengeAnswer.Agreed()));
        assertThat(apple.passwordsSent()).isEqualTo(1);
        assertThat(apple.calls("/appleauth/auth/verify")).hasSize(1);
    }

    @Test
    void whatAPasswordAloneHasBroughtIsKeptBeforeItIsUsed() throws ConnectorException {
        LinkGrant first = talk.link();
        int before = apple.calls("/olympus/v1/session").size();

        LinkStep signedIn = new AppStoreConnect()
                .handshake(talk.context())
                .begin(talk.credential(talk.fixture().store().appleId(), FakeApple.PASSWORD), first.material());

        assertThat(((Challenge.Consent) asked(signedIn)).atOnce()).isTrue();
        assertThat(apple.calls("/olympus/v1/session")).hasSize(before);
    }

    @Test
    void anAppleIdInOtherLettersAndWithBlanksIsTheSame() throws ConnectorException {
        String appleId = talk.fixture().store().appleId();

        LinkStep step = talk.begin(" " + appleId.toUpperCase(Locale.ROOT) + " ", FakeApple.PASSWORD, Optional.empty());

        assertThat(codeAsked(step).length()).isEqualTo(6);
    }

    @Test
    void aWrongPasswordIsSentOnceAndRefused() throws ConnectorException {
        LinkStep step = talk.begin(talk.fixture().store().appleId(), "Wrong Horse 9", Optional.empty());

        assertThat(refused(step)).isInstanceOf(ConnectorFailure.CredentialRejected.class);
        assertThat(apple.passwordsSent()).isEqualTo(1);
    }

    @Test
    void withoutDevicesAndWithOneNumberAppleHasSentACodeAlready() throws ConnectorException {
        apple.signIn.optionsBody = ONE_NUMBER_NO_DEVICES;

        LinkStep step = talk.begin();

        assertThat(codeAsked(step).sentTo()).isEqualTo("+49 •••• •••••85");
        assertThat(apple.codesAskedFor()).isZero();

        granted(talk.code(step));
        assertThat(apple.last("/appleauth/auth/verify/phone/securitycode")
                        .json()
                        .written())
                .isEqualTo("{\"securityCode\":{\"code\":\"" + FakeApple.CODE
                        + "\"},\"phoneNumber\":{\"id\":1},\"mode\":\"sms\"}");
    }

    @Test
    void withoutDevicesAndWithTwoNumbersNothingIsSentUntilOneIsChosen() throws ConnectorException {
        apple.signIn.optionsBody = TWO_NUMBERS_NO_DEVICES;

        LinkStep step = talk.begin();

        assertThat(codeAsked(step).sentTo()).isEmpty();
        assertThat(codeAsked(step).alternatives())
                .containsExactly(
                        new Delivery("sms-1", Delivery.Kind.SMS, "+49 •••• •••••85"),
                        new Delivery("voice-2", Delivery.Kind.VOICE, "+49 •••• •••••12"));
        assertThat(apple.codesAskedFor()).isZero();

        LinkStep sent = talk.answer(step, new ChallengeAnswer.SendTo("voice-2"));

        assertThat(codeAsked(sent).sentTo()).isEqualTo("+49 •••• •••••12");
        assertThat(codeAsked(sent).resendAt()).contains(talk.clock().instant().plusSeconds(60));
        assertThat(apple.last("/appleauth/auth/verify/phone").json().written())
                .isEqualTo("{\"phoneNumber\":{\"id\":2},\"mode\":\"voice\"}");
        granted(talk.code(sent));
    }

    @Test
    void aTextMessageInPlaceOfTheDevicesAndBack() throws ConnectorException {
        apple.signIn.optionsBody = DEVICES_AND_A_NUMBER;
        LinkStep step = talk.begin();

        LinkStep sent = talk.answer(step, new ChallengeAnswer.SendTo("sms-1"));
        LinkStep back = talk.answer(sent, new ChallengeAnswer.SendTo("devices"));

        assertThat(codeAsked(sent).alternatives()).extracting(Delivery::id).containsExactly("devices", "sms-1");
        assertThat(codeAsked(back).sentTo()).isEqualTo("your trusted devices");
        assertThat(apple.codesAskedFor()).isEqualTo(1);
        granted(talk.code(back));
        assertThat(apple.calls("/appleauth/auth/verify/trusteddevice/securitycode"))
                .hasSize(1);
    }

    @Test
    void anotherCodeIsNotAskedForWithinAMinute() throws ConnectorException {
        apple.signIn.optionsBody = DEVICES_AND_A_NUMBER;
        LinkStep sent = talk.answer(talk.begin(), new ChallengeAnswer.SendTo("sms-1"));

        LinkStep again = talk.answer(sent, new ChallengeAnswer.SendTo("sms-1"));

        assertThat(codeAsked(again).lastError()).contains("less than a minute");
        assertThat(apple.codesAskedFor()).isEqualTo(1);

        talk.clock().advance(Duration.ofMinutes(2));
        talk.answer(again, new ChallengeAnswer.SendTo("sms-1"));
        assertThat(apple.codesAskedFor()).isEqualTo(2);
    }

    @Test
    void aWrongCodeIsSaidAndTheRightOneStillTaken() throws ConnectorException {
        LinkStep wrong = talk.answer(talk.begin(), new ChallengeAnswer.Code("000000"));

        assertThat(codeAsked(wrong).lastError()).contains("not right");
        assertThat(codeAsked(wrong).triesLeft()).hasValue(4);
        granted(talk.code(wrong));
        assertThat(apple.passwordsSent()).isEqualTo(1);
    }

    @Test
    void afterFiveWrongCodesLinkingEnds() throws ConnectorException {
        LinkStep step = talk.begin();
        for (int i = 0; i < 4; i++) {
            step = talk.answer(step, new ChallengeAnswer.Code("000000"));
        }

        LinkStep last = talk.answer(step, new ChallengeAnswer.Code("000000"));

        assertThat(refused(last)).isInstanceOf(ConnectorFailure.RequestRejected.class);
        assertThat(apple.calls("/appleauth/auth/verify/trusteddevice/securitycode"))
                .hasSize(5);
    }

    @Test
    void tooManyCodesEndLinkingForADay() throws ConnectorException {
        apple.next(
                "POST /appleauth/auth/verify/trusteddevice/securitycode",
                Reply.of(
                        400,
                        "{\"securityCode\":{\"tooManyCodesValidated\":true},\"service_errors\":[{\"code\":\"-21669\"}]}"));

        ConnectorFailure failure = refused(talk.code(talk.begin()));

        assertThat(failure)
                .isInstanceOfSatisfying(ConnectorFailure.Throttled.class, throttled -> assertThat(throttled.retryAt())
                        .isEqualTo(talk.clock().instant().plus(Duration.ofDays(1))));
    }

    @Test
    void whenNoMoreCodesAreSentOneThatHasArrivedIsStillTaken() throws ConnectorException {
        apple.signIn.optionsBody = DEVICES_AND_A_NUMBER;
        apple.next(
                "PUT /appleauth/auth/verify/phone",
                Reply.of(423, "{\"securityCode\":{\"tooManyCodesSent\":true},\"serviceErrors\":[{\"code\":-22981}]}"));

        LinkStep step = talk.answer(talk.begin(), new ChallengeAnswer.SendTo("sms-1"));

        assertThat(codeAsked(step).lastError()).contains("no more codes");
        granted(talk.code(step));
    }

    @Test
    void theOlderSchemeOfFourDigitsIsRefusedPolitely() throws ConnectorException {
        apple.signIn.optionsBody =
                "{\"trustedDevices\":[{\"id\":\"x\",\"name\":\"Phone\"}],\"authenticationType\":\"hsa\"}";

        assertThat(refused(talk.begin()).message()).contains("two-step verification");
    }

    @Test
    void aSignInThatAppleHasForgottenIsBegunAgainByThePerson() throws ConnectorException {
        LinkStep step = talk.begin();
        apple.next("POST /appleauth/auth/verify/trusteddevice/securitycode", Reply.of(401, ""));

        ConnectorFailure failure = refused(talk.code(step));

        assertThat(failure).as("the password was right").isInstanceOf(ConnectorFailure.RequestRejected.class);
    }

    @Test
    void amongSeveralProvidersOneIsChosenAndShown() throws ConnectorException {
        apple.site.providers = List.of(FakeApple.ONE, FakeApple.TWO);

        LinkStep step = talk.code(talk.begin());

        assertThat(((Challenge.Choose) asked(step)).options())
                .containsExactly(
                        new Challenge.Option(FakeApple.ONE, "Works"), new Challenge.Option(FakeApple.TWO, "Sons"));
        LinkGrant grant = granted(talk.answer(step, new ChallengeAnswer.Chosen(List.of(FakeApple.TWO))));
        assertThat(grant.identity().id()).endsWith("/" + FakeApple.TWO);
        assertThat(grant.publisher()).contains(FakeApple.TWO);
        assertThat(grant.identity().name()).startsWith("Sons (");
        assertThat(apple.last("/olympus/v1/providerSwitchRequests").json().written())
                .contains("\"type\":\"providers\",\"id\":\"" + FakeApple.TWO + "\"");
    }

    @Test
    void whereTheNewerSwitchIsGoneTheOlderOneIsUsed() throws ConnectorException {
        apple.site.providers = List.of(FakeApple.ONE, FakeApple.TWO);
        apple.site.newerSwitch = false;

        LinkStep step = talk.code(talk.begin());

        granted(talk.answer(step, new ChallengeAnswer.Chosen(List.of(FakeApple.TWO))));
        assertThat(apple.calls("/olympus/v1/session").stream()
                        .filter(call -> call.method().equals("POST")))
                .hasSize(1);
    }

    @Test
    void linkedAgainTheTrustedBrowserNeedsNoCodeAndTheProviderStays() throws ConnectorException {
        apple.site.providers = List.of(FakeApple.ONE, FakeApple.TWO);
        LinkGrant first =
                granted(talk.answer(talk.code(talk.begin()), new ChallengeAnswer.Chosen(List.of(FakeApple.TWO))));

        LinkGrant second = granted(talk.begin(first.material()));

        assertThat(second.identity()).isEqualTo(first.identity());
        assertThat(apple.passwordsSent()).isEqualTo(2);
        assertThat(apple.calls("/appleauth/auth/verify")).hasSize(1);
    }

    @Test
    void linkedAgainShortlyBeforeTheTrustEndsItIsRenewedWithACode() throws ConnectorException {
        LinkGrant first = granted(talk.code(talk.begin()));
        Instant ends = first.material().orElseThrow().expiresAt().orElseThrow();
        talk.clock().advance(Duration.between(talk.clock().instant(), ends).minusDays(8));
        granted(talk.begin(first.material()));

        talk.clock().advance(Duration.ofDays(2));
        LinkGrant second = granted(talk.code(talk.begin(first.material())));

        assertThat(second.material().orElseThrow().expiresAt().orElseThrow()).isAfter(ends);
    }

    @Test
    void linkedAgainAnotherAppleAccountOrALostProviderIsRefused() throws ConnectorException {
        apple.site.providers = List.of(FakeApple.ONE, FakeApple.TWO);
        LinkGrant first =
                granted(talk.answer(talk.code(talk.begin()), new ChallengeAnswer.Chosen(List.of(FakeApple.TWO))));

        assertThat(refused(talk.begin("other@example.com", "x", first.material()))
                        .message())
                .contains("another Apple Account");
        assertThat(apple.passwordsSent()).as("nothing was sent for it").isEqualTo(1);

        apple.next(
                "GET /olympus/v1/session",
                Reply.of(200, "{\"provider\":{\"publicProviderId\":\"" + FakeApple.ONE + "\",\"name\":\"Works\"}}"));
        assertThat(refused(talk.begin(first.material())).message()).contains("Sons");
    }

    @Test
    void withoutATokenThePersonIsAskedBeforeOneIsCreated() throws ConnectorException {
        talk.fixture().store().accessTokens().delete();

        LinkStep step = talk.code(talk.begin());

        assertThat(((Challenge.Consent) asked(step)).consequence()).contains("stops working");
        assertThat(talk.fixture().store().accessTokens().current()).isEmpty();
        granted(talk.answer(step, new ChallengeAnswer.Agreed()));
        assertThat(talk.fixture().store().accessTokens().current()).isPresent();
    }

    @Test
    void aRoleForReviewsAloneLinksWhatItGivesAndAsksForNoTokenAndNoVendor() throws ConnectorException {
        apple.site.roles = List.of("CUSTOMER_SUPPORT");
        apple.next("GET /analytics/api/v1/app-info/all", Reply.of(403, "{}"));

        LinkGrant grant = talk.link();

        assertThat(grant.checks())
                .extracting(Check::capability, Check::outcome)
                .containsExactly(
                        tuple(Capability.SALES, Check.Outcome.MISSING),
                        tuple(Capability.SUBSCRIPTIONS, Check.Outcome.MISSING),
                        tuple(Capability.USAGE, Check.Outcome.MISSING),
                        tuple(Capability.FINANCE, Check.Outcome.MISSING),
                        tuple(Capability.REVIEWS, Check.Outcome.GRANTED),
                        tuple(Capability.REPLIES, Check.Outcome.GRANTED));
        assertThat(grant.checks().getFirst().detail())
                .contains("role Finance, or Sales", "only Customer Support", "Users and Access");
        assertThat(grant.vendors()).isEmpty();
        assertThat(apple.calls("/trends")).isEmpty();
        assertThat(apple.calls("/WebObjects/iTunesConnect.woa/ra/paymentConsolidation"))
                .isEmpty();
    }

    @Test
    void aCheckOfAnAccountWithoutSalesNamesTheRoleAndThenTheTokenThatIsMissing() throws Exception {
        apple.site.roles = List.of("CUSTOMER_SUPPORT");
        InMemoryMaterial material = InMemoryMaterial.of(talk.link().material());

        Check without = sales(material);
        apple.site.roles = List.of("CUSTOMER_SUPPORT", "FINANCE");
        Check with = sales(material);

        assertThat(without.outcome()).isEqualTo(Check.Outcome.MISSING);
        assertThat(without.detail()).contains("role Finance, or Sales");
        assertThat(with.outcome()).isEqualTo(Check.Outcome.MISSING);
        assertThat(with.detail()).contains("Link the account again");
        assertThat(talk.fixture().store().requests().total())
                .as("Reporter is left alone")
                .isZero();
    }

    private Check sales(InMemoryMaterial material) throws ConnectorException {
        try (StoreSession session = talk.open(material)) {
            return session.check().getFirst();
        }
    }

    @Test
    void aMissingRoleIsNamedWithWhereToSetIt() throws ConnectorException {
        apple.site.roles = List.of("DEVELOPER");
        Reply refusal = Reply.of(403, "{}");
        apple.next("GET /analytics/api/v1/app-info/all", refusal).next("GET /iris/v1/apps", refusal);

        ConnectorFailure failure = refused(talk.code(talk.begin()));

        assertThat(failure).isInstanceOf(ConnectorFailure.PermissionMissing.class);
        assertThat(failure.message())
                .contains("role Finance, or Sales")
                .contains("only Developer")
                .contains("Users and Access");
    }

    @Test
    void morePowerThanNeededIsCautionedAgainst() throws ConnectorException {
        apple.site.roles = List.of("ADMIN", "FINANCE");

        LinkGrant grant = talk.link();

        assertThat(grant.checks()).first().satisfies(check -> assertThat(check.detail())
                .contains("Given by the role Admin, Finance.", "The role Admin may do far more"));
        assertThat(grant.cautions())
                .singleElement()
                .asString()
                .contains("role Admin")
                .contains("sub-account");
        assertThat(grant.cautionGuide())
                .contains("limited-sub-account")
                .get()
                .isIn(new AppStoreConnect()
                        .descriptor().guides().stream().map(Guide::id).toList());
    }

    @Test
    void anAppleAccountThatIsNoUserIsToldWhoInvitesIt() throws ConnectorException {
        LinkStep step = talk.begin();
        apple.next("GET /olympus/v1/session", Reply.of(200, "{\"user\":{},\"availableProviders\":[]}"));

        ConnectorFailure failure = refused(talk.code(step));

        assertThat(failure).isInstanceOf(ConnectorFailure.PermissionMissing.class);
        assertThat(failure.message()).contains("invite");
    }

    @Test
    void aSessionInAnotherFormIsNotTakenForAMissingInvitation() throws ConnectorException {
        LinkStep step = talk.begin();
        apple.next("GET /olympus/v1/session", Reply.of(200, "{\"data\":{}}"));

        ConnectorFailure failure = refused(talk.code(step));

        assertThat(failure).isInstanceOf(ConnectorFailure.Gone.class);
        assertThat(failure.message()).contains("Who is signed in").doesNotContain("invite");
    }

    @Test
    void withoutASignatureTheAccountHolderIsNamed() throws ConnectorException {
        apple.site.vendors = List.of("85999999");
        apple.site.contractsWait = true;

        ConnectorFailure failure = refused(talk.code(talk.begin()));

        assertThat(failure).isInstanceOf(ConnectorFailure.AgreementMissing.class);
        assertThat(failure.message()).contains("Account Holder");
    }

    /** What of the site refuses first depends on what it asks a signature for. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /olympus/v1/session", "POST /trends/gsf/owasp/csrf-guard.js"})
    void aPageThatRefusesForWantOfASignatureIsNoMissingRole(String page) throws ConnectorException {
        LinkStep step = talk.begin();
        apple.next(page, Reply.of(403, FakeSite.UNSIGNED));

        ConnectorFailure failure = refused(talk.code(step));

        assertThat(failure).isInstanceOf(ConnectorFailure.AgreementMissing.class);
        assertThat(failure.message()).contains("Account Holder", "App Store Connect, Business");
    }

    @Test
    void aSignatureThatOnlyUsageWaitsForIsSaidAndHindersNoLink() throws ConnectorException {
        LinkStep step = talk.begin();
        apple.next("GET /analytics/api/v1/app-info/all", Reply.of(403, FakeSite.UNSIGNED));

        LinkStep linked = talk.code(step);

        assertThat(linked).isInstanceOfSatisfying(LinkStep.Linked.class, done -> assertThat(
                        done.grant().checks())
                .filteredOn(check -> check.capability() == Capability.USAGE)
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.outcome()).isEqualTo(Check.Outcome.GRANTED);
                    assertThat(check.detail()).contains("Account Holder", "App Store Connect, Business");
                }));
    }

    /** Nothing that is granted then would work. */
    @Test
    void withoutSalesAnAgreementThatWaitsEverywhereRefusesTheLink() throws ConnectorException {
        apple.site.roles = List.of("MARKETING");
        LinkStep step = talk.begin();
        Reply unsigned = Reply.of(403, FakeSite.UNSIGNED);
        apple.next("GET /analytics/api/v1/app-info/all", unsigned).next("GET /iris/v1/apps", unsigned);

        assertThat(refused(talk.code(step))).isInstanceOf(ConnectorFailure.AgreementMissing.class);
    }

    @Test
    void withoutSalesAnAgreementThatReviewsWaitForRefusesTheLinkForThem() throws ConnectorException {
        apple.site.roles = List.of("CUSTOMER_SUPPORT");
        LinkStep step = talk.begin();
        apple.next("GET /analytics/api/v1/app-info/all", Reply.of(403, "{}"))
                .next("GET /iris/v1/apps", Reply.of(403, FakeSite.UNSIGNED));

        assertThat(refused(talk.code(step))).isInstanceOf(ConnectorFailure.AgreementMissing.class);
    }

    @Test
    void agreementsThatWaitWhileReportsAreHandedOutHinderNobody() throws ConnectorException {
        apple.site.contractsWait = true;

        assertThat(talk.link().vendors()).hasSize(1);
    }

    @Test
    void vendorsThatPaymentsDoNotShowAreAskedOfReporter() throws ConnectorException {
        String vendor = apple.site.vendors.getFirst();
        apple.next("GET /WebObjects/iTunesConnect.woa/ra/user/detail", Reply.of(403, ""));

        LinkStep step = talk.code(talk.begin());

        if (step instanceof LinkStep.Challenged) {
            assertThat(((Challenge.Choose) asked(step)).ofVendors()).isTrue();
            assertThat(((Challenge.Choose) asked(step)).options())
                    .extracting(Challenge.Option::id)
                    .contains(vendor);
            step = talk.answer(step, new ChallengeAnswer.Chosen(List.of(vendor)));
        }
        assertThat(granted(step).vendors()).extracting(each -> each.code()).contains(vendor);
    }
}
