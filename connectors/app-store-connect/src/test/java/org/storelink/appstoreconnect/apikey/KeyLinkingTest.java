package org.storelink.appstoreconnect.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.storelink.appstoresimulator.api.ApiKeys;
import org.storelink.appstoresimulator.api.IssuedKey;
import org.storelink.appstoresimulator.api.TokenFault;
import org.storelink.appstoresimulator.fault.Fault;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.appstoresimulator.people.Practice;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.connector.Capability;
import org.storelink.connector.Challenge;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.AgreementMissing;
import org.storelink.connector.ConnectorFailure.CredentialRejected;
import org.storelink.connector.ConnectorFailure.PermissionMissing;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ConnectorFailure.Throttled;
import org.storelink.connector.ConnectorFailure.Unavailable;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkStep;
import org.storelink.connector.Vendor;

/** What a key is told to be able to do before it is saved, and why one is refused. */
class KeyLinkingTest {

    private final KeyTalk talk = new KeyTalk();

    @AfterEach
    void close() {
        talk.close();
    }

    static Stream<Set<Role>> everySetOfRoles() {
        return IntStream.range(0, 1 << ApiKeys.OF_TEAMS.size()).mapToObj(bits -> ApiKeys.OF_TEAMS.stream()
                .filter(role -> (bits & 1 << ApiKeys.OF_TEAMS.indexOf(role)) != 0)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class))));
    }

    /** The matrix is told by what the store lets the key do, and never by what somebody says of its roles. */
    @ParameterizedTest
    @MethodSource("everySetOfRoles")
    void everySetOfRolesGivesExactlyWhatItShould(Set<Role> roles) throws ConnectorException {
        boolean finance = roles.contains(Role.ADMIN) || roles.contains(Role.FINANCE);
        boolean sales = finance || roles.contains(Role.SALES);
        boolean reviews =
                roles.contains(Role.ADMIN) || roles.contains(Role.APP_MANAGER) || roles.contains(Role.CUSTOMER_SUPPORT);

        LinkStep step = talk.link(talk.store().apiKeys().issue(KeyFixture.ACCOUNT, roles.toArray(Role[]::new)));

        if (!sales && !reviews) {
            assertThat(refusal(step)).isInstanceOfSatisfying(PermissionMissing.class, missing -> {
                assertThat(missing.capability()).isEqualTo(Capability.SALES);
                assertThat(missing.message()).contains("role Finance", "role Customer Support");
            });
            return;
        }
        LinkGrant grant = ((LinkStep.Linked) step).grant();
        assertThat(grant.checks())
                .extracting(Check::capability, Check::outcome)
                .containsExactlyInAnyOrder(
                        tuple(Capability.SALES, granted(sales)),
                        tuple(Capability.SUBSCRIPTIONS, granted(sales)),
                        tuple(Capability.FINANCE, granted(finance)),
                        tuple(Capability.REVIEWS, granted(reviews)),
                        tuple(Capability.REPLIES, granted(reviews)));
        assertThat(grant.cautions()).hasSize(roles.contains(Role.ADMIN) || roles.contains(Role.APP_MANAGER) ? 1 : 0);
    }

    private static Check.Outcome granted(boolean whether) {
        return whether ? Check.Outcome.GRANTED : Check.Outcome.MISSING;
    }

    @Test
    void saysWhatWasProvedAndWhatIsMissing() throws ConnectorException {
        LinkGrant grant =
                ((LinkStep.Linked) talk.link(talk.store().apiKeys().issue(KeyFixture.ACCOUNT, Role.SALES))).grant();

        assertThat(detail(grant, Capability.SALES))
                .isEqualTo("A real download has worked for vendor "
                        + talk.fixture().vendor() + ".");
        assertThat(detail(grant, Capability.FINANCE))
                .contains("financial reports", "role Finance", "cannot be changed");
        assertThat(grant.vendors())
                .containsExactly(
                        new Vendor(talk.fixture().vendor(), talk.fixture().vendor()));
        assertThat(grant.material()).isPresent();
    }

    private static String detail(LinkGrant grant, Capability capability) {
        return grant.checks().stream()
                .filter(check -> check.capability() == capability)
                .map(Check::detail)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPersonsKeyIsUnderstoodAndOpensNoReports() throws ConnectorException {
        ConnectorFailure refusal = refusal(talk.link(talk.store().apiKeys().issueIndividual(Practice.SMS)));

        assertThat(refusal).isInstanceOf(PermissionMissing.class);
        assertThat(refusal.message()).contains("individual key", "team key", "role Customer Support");
        assertThat(talk.store().apiTokens().faults()).as("its token was good").isEmpty();
        assertThat(talk.store().requests().count("api.sales")).isZero();
    }

    @Test
    void theKeyOfAPersonWhoAnswersCustomersGivesReviewsAndNeedsNoVendor() throws ConnectorException {
        IssuedKey key = talk.store().apiKeys().issueIndividual(Practice.REPLIES);

        LinkGrant grant = ((LinkStep.Linked) talk.link(KeyFixture.values(key, ""), Optional.empty())).grant();

        assertThat(grant.checks())
                .extracting(Check::capability, Check::outcome)
                .containsExactlyInAnyOrder(
                        tuple(Capability.SALES, Check.Outcome.MISSING),
                        tuple(Capability.SUBSCRIPTIONS, Check.Outcome.MISSING),
                        tuple(Capability.FINANCE, Check.Outcome.MISSING),
                        tuple(Capability.REVIEWS, Check.Outcome.GRANTED),
                        tuple(Capability.REPLIES, Check.Outcome.GRANTED));
        assertThat(grant.vendors()).isEmpty();
        assertThat(grant.identity().name()).contains(key.key().id());
    }

    @Test
    void aKeyForReviewsAloneNeedsNoVendorNumber() throws ConnectorException {
        IssuedKey key = talk.store().apiKeys().issue(KeyFixture.ACCOUNT, Role.CUSTOMER_SUPPORT);

        LinkGrant grant = ((LinkStep.Linked) talk.link(KeyFixture.values(key, ""), Optional.empty())).grant();

        assertThat(grant.vendors()).isEmpty();
        assertThat(detail(grant, Capability.SALES)).contains("vendor number", "role Finance");
        assertThat(grant.checks())
                .filteredOn(check -> check.outcome() == Check.Outcome.GRANTED)
                .extracting(Check::capability)
                .containsExactly(Capability.REVIEWS, Capability.REPLIES);
        assertThat(talk.store().requests().count("api.sales")).isZero();
    }

    @Test
    void aKeyThatMayNotReadSalesTakesNoVendor() throws ConnectorException {
        LinkGrant grant = ((LinkStep.Linked)
                        talk.link(talk.store().apiKeys().issue(KeyFixture.ACCOUNT, Role.CUSTOMER_SUPPORT)))
                .grant();

        assertThat(grant.vendors()).isEmpty();
        assertThat(detail(grant, Capability.SALES))
                .as("following the words takes no right away")
                .contains("add it to the account beside this one");
    }

    /** To the key a foreign vendor may look like a missing right. */
    @Test
    void aVendorThatIsForbiddenBesideOneThatIsNotIsNamed() throws ConnectorException {
        List<String> vendors = vendorsOfTheTeam();
        talk.store()
                .faults()
                .add(Fault.of(FaultKind.FORBIDDEN).command("api.sales").vendor(vendors.getFirst()));

        ConnectorFailure refusal = refusal(
                talk.link(KeyFixture.values(talk.fixture().key(), String.join(", ", vendors)), Optional.empty()));

        assertThat(refusal).isInstanceOf(RequestRejected.class);
        assertThat(refusal.message()).contains("vendor " + vendors.getFirst() + ".");
    }

    @Test
    void aVendorThatIsForbiddenToAKeyForFinanceIsNamed() throws ConnectorException {
        talk.store().faults().add(Fault.of(FaultKind.FORBIDDEN).command("api.sales"));

        ConnectorFailure refusal = refusal(talk.link(talk.fixture().key()));

        assertThat(refusal).isInstanceOf(RequestRejected.class);
        assertThat(refusal.message()).contains(talk.fixture().vendor());
    }

    @Test
    void anAgreementThatWaitsBeforeReviewsIsToldAsOne() throws ConnectorException {
        talk.store().faults().add(Fault.of(FaultKind.AGREEMENT_UNSIGNED).command("api.reviews"));

        assertThat(refusal(talk.link(talk.fixture().key()))).isInstanceOf(AgreementMissing.class);
    }

    @Test
    void aKeyForReviewsAloneIsNotToldThatItLacksARoleWhenReviewsAreOutOfOrder() throws ConnectorException {
        talk.store().faults().add(Fault.of(FaultKind.UNAVAILABLE).command("api.reviews"));

        ConnectorFailure refusal =
                refusal(talk.link(talk.store().apiKeys().issue(KeyFixture.ACCOUNT, Role.CUSTOMER_SUPPORT)));

        assertThat(refusal).isInstanceOf(Unavailable.class);
        assertThat(refusal.message()).contains("could not be found out", "Try again later");
    }

    @Test
    void whoseReviewsAreOutOfOrderIsNotToldToTypeAVendorNumberForThem() throws ConnectorException {
        talk.store().faults().add(Fault.of(FaultKind.UNAVAILABLE).command("api.reviews"));
        IssuedKey key = talk.store().apiKeys().issue(KeyFixture.ACCOUNT, Role.CUSTOMER_SUPPORT);

        ConnectorFailure refusal = refusal(talk.link(KeyFixture.values(key, ""), Optional.empty()));

        assertThat(refusal).isInstanceOf(Unavailable.class);
        assertThat(refusal.message()).contains("customer reviews could not be found out", "Try again later");
    }

    /** It proves no right, and takes none of the others away. */
    @ParameterizedTest
    @EnumSource(names = {"THROTTLED", "UNAVAILABLE", "OTHER_SHAPE", "ADDRESS_GONE"})
    void whatIsTheMatterWithReviewsLeavesTheirRightOpen(FaultKind fault) throws ConnectorException {
        talk.store().faults().add(Fault.of(fault).command("api.reviews"));

        assertThat(talk.grant().checks())
                .extracting(Check::capability, Check::outcome)
                .contains(
                        tuple(Capability.SALES, Check.Outcome.GRANTED),
                        tuple(Capability.REVIEWS, Check.Outcome.PENDING),
                        tuple(Capability.REPLIES, Check.Outcome.PENDING));
    }

    @Test
    void whatIsSwitchedOffIsNotTried() throws ConnectorException {
        talk.set("api.reviews", "off");

        assertThat(detail(talk.grant(), Capability.REPLIES)).contains("api.reviews");

        assertThat(talk.store().requests().count("api.reviews")).isZero();
    }

    @Test
    void anotherKeyOfTheTeamIsTheSameAccount() throws ConnectorException {
        LinkGrant first = talk.grant();
        IssuedKey next = talk.store().apiKeys().issue(KeyFixture.ACCOUNT, Role.FINANCE);

        LinkGrant second = ((LinkStep.Linked) talk.link(KeyFixture.values(next, ""), first.material())).grant();

        assertThat(second.identity().id()).isEqualTo(first.identity().id());
        assertThat(second.vendors()).as("those of before stay").isEqualTo(first.vendors());
    }

    @Test
    void withoutAVendorNumberTheKeyIsGoodAndTheNumberIsAskedFor() throws ConnectorException {
        IssuedKey key = talk.store().apiKeys().issue(KeyFixture.ACCOUNT, Role.FINANCE);

        ConnectorFailure refusal = refusal(talk.link(KeyFixture.values(key, ""), Optional.empty()));

        assertThat(refusal).isInstanceOf(RequestRejected.class);
        assertThat(refusal.message()).startsWith("The key is good.").contains("vendor number");
    }

    private List<String> vendorsOfTheTeam() {
        return talk.store().truth().vendors().stream()
                .filter(vendor -> vendor.account().equals(KeyFixture.ACCOUNT))
                .map(org.storelink.appstoresimulator.market.Vendor::number)
                .toList();
    }

    @Test
    void everyVendorThatIsTypedIsProved() throws ConnectorException {
        List<String> vendors = vendorsOfTheTeam();

        LinkGrant grant = ((LinkStep.Linked) talk.link(
                        KeyFixture.values(talk.fixture().key(), String.join(", ", vendors)), Optional.empty()))
                .grant();

        assertThat(grant.vendors()).extracting(Vendor::code).containsExactlyElementsOf(vendors);
        assertThat(detail(grant, Capability.SALES)).contains(vendors);
    }

    @Test
    void aVendorOfAnotherTeamIsNamed() throws ConnectorException {
        ConnectorFailure refusal =
                refusal(talk.link(KeyFixture.values(talk.fixture().key(), "85410007 99999999"), Optional.empty()));

        assertThat(refusal).isInstanceOf(RequestRejected.class);
        assertThat(refusal.message()).contains("99999999", "does not belong");
    }

    @ParameterizedTest
    @CsvSource({"issuer_id, 57246542-96fe-1a63-e053-0824d011072a, ISSUER", "key_id, AAAAAAAAAA, KEY_ID"})
    void whatDoesNotBelongTogetherIsRejectedAfterASecondToken(String field, String value, TokenFault fault)
            throws ConnectorException {
        Map<String, String> values =
                KeyFixture.values(talk.fixture().key(), talk.fixture().vendor());
        values.put(field, value);

        ConnectorFailure refusal = refusal(talk.link(values, Optional.empty()));

        assertThat(refusal).isInstanceOf(CredentialRejected.class);
        assertThat(refusal.message()).contains("issuer ID, key ID and private key");
        assertThat(talk.store().apiTokens().faults()).containsExactly(Map.entry(fault, 2));
    }

    @Test
    void aTeamKeyWithoutItsIssuerIsToldWhatItWasTakenFor() throws ConnectorException {
        Map<String, String> values =
                KeyFixture.values(talk.fixture().key(), talk.fixture().vendor());
        values.remove(ApiKeyMode.ISSUER_ID);

        ConnectorFailure refusal = refusal(talk.link(values, Optional.empty()));

        assertThat(refusal).isInstanceOf(CredentialRejected.class);
        assertThat(refusal.message()).contains("for a team key, enter the issuer ID too");
    }

    @Test
    void aGoodTokenThatIsRefusedAtRandomIsReplacedOnce() throws ConnectorException {
        talk.store()
                .faults()
                .add(Fault.of(FaultKind.NOT_AUTHORIZED).command("api.apps").times(1));

        assertThat(talk.grant().vendors()).isNotEmpty();
        assertThat(talk.store().requests().count("api.apps"))
                .as("twice for the key, and once for an app with reviews")
                .isEqualTo(3);
    }

    @Test
    void oneTokenIsEnoughForLinking() throws ConnectorException {
        talk.grant();

        assertThat(talk.store().apiTokens().shown()).hasSize(1);
        assertThat(talk.store().requests().count("api.sales")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "PT1M30S, a minute ahead of",
        "PT3M, 3 minutes ahead of",
        "PT2H, 2 hours ahead of",
        "P40D, 40 days ahead of",
        "PT-11M, 11 minutes behind",
        "PT-26H, 26 hours behind"
    })
    void aWrongClockIsToldApartFromABadKey(Duration ahead, String words) throws ConnectorException {
        talk.skew(ahead);

        ConnectorFailure refusal = refusal(talk.link(talk.fixture().key()));

        assertThat(refusal).isInstanceOf(Unavailable.class);
        assertThat(refusal.message())
                .contains("clock of this server is " + words + " Apple's", "Nothing is wrong with the key");
    }

    @ParameterizedTest
    @CsvSource({"PT50S", "PT-9M"})
    void aClockThatIsALittleWrongDoesNoHarm(Duration ahead) throws ConnectorException {
        talk.skew(ahead);

        assertThat(talk.grant().vendors()).isNotEmpty();
    }

    @Test
    void anAgreementThatWaitsNamesTheAccountHolder() throws ConnectorException {
        talk.store().agreements().ask(KeyFixture.ACCOUNT, "Sign the Paid Apps Agreement.");

        ConnectorFailure refusal = refusal(talk.link(talk.fixture().key()));

        assertThat(refusal).isInstanceOf(AgreementMissing.class);
        assertThat(refusal.message()).contains("Account Holder");
    }

    @Test
    void aMembershipThatHasEndedNamesTheAccountHolder() throws ConnectorException {
        talk.store().faults().add(Fault.of(FaultKind.MEMBERSHIP_ENDED));

        ConnectorFailure refusal = refusal(talk.link(talk.fixture().key()));

        assertThat(refusal).isInstanceOf(AgreementMissing.class);
        assertThat(refusal.message()).contains("membership", "Account Holder");
    }

    @Test
    void aStoreThatHasHadEnoughIsNotMistakenForARefusal() throws ConnectorException {
        talk.store().faults().add(Fault.of(FaultKind.THROTTLED).command("api.sales"));

        assertThat(refusal(talk.link(talk.fixture().key())))
                .isEqualTo(new Throttled(talk.fixture().now().plusSeconds(60), RateLimit.WORDS));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "THROTTLED",
                "UNAVAILABLE",
                "UNEXPECTED",
                "ADDRESS_GONE",
                "AGREEMENT_UNSIGNED",
                "DROPPED_CONNECTION"
            })
    void whatIsTheMatterWithFinancialReportsAloneRefusesNothing(FaultKind fault) throws ConnectorException {
        talk.store().faults().add(Fault.of(fault).command("api.finance"));

        LinkGrant grant = talk.grant();

        assertThat(grant.checks())
                .extracting(Check::capability, Check::outcome)
                .contains(
                        tuple(Capability.SALES, Check.Outcome.GRANTED),
                        tuple(Capability.SUBSCRIPTIONS, Check.Outcome.GRANTED),
                        tuple(Capability.FINANCE, Check.Outcome.PENDING));
        assertThat(detail(grant, Capability.FINANCE))
                .contains("could not be found out", "tried again by itself", "choose Check");
    }

    @Test
    void whoLinksAgainAndTypesNoVendorIsAskedWhichOnesAreCollected() throws ConnectorException {
        List<String> vendors = vendorsOfTheTeam();
        LinkGrant first = ((LinkStep.Linked)
                        talk.link(KeyFixture.values(talk.fixture().key(), String.join(" ", vendors)), Optional.empty()))
                .grant();
        Map<String, String> next =
                KeyFixture.values(talk.store().apiKeys().issue(KeyFixture.ACCOUNT, Role.FINANCE), "");

        LinkStep.Challenged asked = (LinkStep.Challenged) talk.link(next, first.material());
        LinkGrant second = ((LinkStep.Linked) talk.answer(next, asked.state(), vendors.getFirst())).grant();

        assertThat(((Challenge.Choose) asked.challenge()).options())
                .extracting(Challenge.Option::id)
                .containsExactlyElementsOf(vendors);
        assertThat(second.vendors()).extracting(Vendor::code).containsExactly(vendors.getFirst());
        assertThat(((Challenge.Choose) ((LinkStep.Challenged) talk.link(next, second.material())).challenge())
                        .options())
                .as("whoever is left out may be wanted next time")
                .hasSameSizeAs(vendors);
        assertThat(catchThrowableOfType(ConnectorException.class, () -> talk.answer(next, asked.state(), "99999999"))
                        .failure())
                .isInstanceOf(ConnectorFailure.Defect.class);
    }

    @Test
    void ofManyVendorsAFewAreProvedWhileAPersonWaits() throws ConnectorException {
        String many = talk.fixture().vendor()
                + IntStream.range(0, 40).mapToObj(" 9999%04d"::formatted).collect(Collectors.joining());

        ConnectorFailure refusal =
                refusal(talk.link(KeyFixture.values(talk.fixture().key(), many), Optional.empty()));

        assertThat(refusal.message()).contains("99990000");
        assertThat(talk.store().requests().count("api.sales")).isEqualTo(2);
    }

    @Test
    void anAccountIsNamedAfterTheTeamAndNotAfterAKeyThatMayBeReplaced() throws ConnectorException {
        LinkGrant grant = talk.grant();

        assertThat(grant.identity().name())
                .contains(talk.fixture().key().key().issuer().orElseThrow())
                .doesNotContain(talk.fixture().key().key().id());
    }

    @Test
    void aKeyIdMayBeTypedInLowerCase() throws ConnectorException {
        Map<String, String> values =
                KeyFixture.values(talk.fixture().key(), talk.fixture().vendor());
        values.compute(ApiKeyMode.KEY_ID, (_, id) -> id.toLowerCase(Locale.ROOT));

        assertThat(talk.link(values, Optional.empty())).isInstanceOf(LinkStep.Linked.class);
    }

    @Test
    void aKeyThatIsNoneIsRefusedBeforeAnythingIsSent() throws ConnectorException {
        Map<String, String> values =
                KeyFixture.values(talk.fixture().key(), talk.fixture().vendor());
        values.put(ApiKeyMode.PRIVATE_KEY, talk.fixture().key().p8().replace("PRIVATE", "PUBLIC"));

        assertThat(refusal(talk.link(values, Optional.empty())).message()).contains("public key");
        assertThat(talk.store().requests().total()).isZero();
    }

    private static ConnectorFailure refusal(LinkStep step) {
        return ((LinkStep.Refused) step).failure();
    }
}
