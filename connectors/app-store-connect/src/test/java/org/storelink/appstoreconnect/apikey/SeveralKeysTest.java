package org.storelink.appstoreconnect.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.storelink.appstoresimulator.api.IssuedKey;
import org.storelink.appstoresimulator.fault.Fault;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.appstoresimulator.people.Practice;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.connector.AccountKey;
import org.storelink.connector.Capability;
import org.storelink.connector.Challenge;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.CredentialRejected;
import org.storelink.connector.ConnectorFailure.PermissionMissing;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ConnectorFailure.Unavailable;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkStep;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.ReviewId;
import org.storelink.connector.StoreSession;
import org.storelink.testkit.CollectedParts;
import org.storelink.testkit.InMemoryMaterial;

/** An account with several keys: what they give together, which of them is asked, and what is lost with one. */
class SeveralKeysTest {

    private static final Set<Capability> REPORTS =
            Set.of(Capability.SALES, Capability.SUBSCRIPTIONS, Capability.FINANCE);
    private static final Set<Capability> OF_CUSTOMERS = Set.of(Capability.REVIEWS, Capability.REPLIES);
    private static final String TEXT = "Thank you.";

    private final KeyTalk talk = new KeyTalk();
    private final IssuedKey finance = issue(Role.FINANCE);
    private final IssuedKey support = issue(Role.CUSTOMER_SUPPORT);

    @AfterEach
    void close() {
        talk.close();
    }

    private IssuedKey issue(Role... roles) {
        return talk.store().apiKeys().issue(KeyFixture.ACCOUNT, roles);
    }

    private void revoke(IssuedKey key) {
        talk.store().apiKeys().revoke(key.key().id());
    }

    /** First linked with one key, then each of the others is added. */
    private LinkGrant linked(IssuedKey... keys) throws ConnectorException {
        LinkGrant grant = granted(talk.link(keys[0]));
        for (int count = 2; count <= keys.length; count++) {
            grant = granted(talk.linkAll(
                    grant.material(), "", List.of(keys).subList(0, count).toArray(IssuedKey[]::new)));
        }
        return grant;
    }

    private static LinkGrant granted(LinkStep step) {
        assertThat(step).isInstanceOf(LinkStep.Linked.class);
        return ((LinkStep.Linked) step).grant();
    }

    private static ConnectorFailure refusal(LinkStep step) {
        assertThat(step).isInstanceOf(LinkStep.Refused.class);
        return ((LinkStep.Refused) step).failure();
    }

    private static Set<Capability> with(Check.Outcome outcome, List<Check> checks) {
        return checks.stream()
                .filter(check -> check.outcome() == outcome)
                .map(Check::capability)
                .collect(Collectors.toSet());
    }

    private Object sales(StoreSession session) throws Exception {
        return session.reports()
                .orElseThrow()
                .fetch(talk.fixture().sliceWithFacts(), Optional.<ResumeToken>empty(), new CollectedParts());
    }

    private Object reply(StoreSession session) throws Exception {
        String app = talk.fixture().appWithReviews().orElseThrow();
        ReviewId newest = session.reviews()
                .orElseThrow()
                .page(app, Optional.empty())
                .reviews()
                .getFirst()
                .id();
        return session.replies().orElseThrow().publish(newest, TEXT);
    }

    private interface Work {

        Object in(StoreSession session) throws Exception;
    }

    /** Ids of the keys with which something is done in a session. */
    private Set<String> usedFor(InMemoryMaterial material, Work work, IssuedKey... keys) throws Exception {
        return talk.usedFor(() -> talk.inSession(material, session -> done(work, session), keys));
    }

    private static Object done(Work work, StoreSession session) throws ConnectorException {
        try {
            return work.in(session);
        } catch (ConnectorException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private ConnectorFailure failureOf(InMemoryMaterial material, Work work, IssuedKey... keys) {
        return catchThrowableOfType(
                        ConnectorException.class, () -> talk.inSession(material, session -> done(work, session), keys))
                .failure();
    }

    @Test
    void giveTogetherWhatEachGives() throws Exception {
        LinkGrant first = granted(talk.link(finance));

        LinkGrant both = granted(talk.linkAll(first.material(), "", finance, support));

        assertThat(with(Check.Outcome.GRANTED, first.checks())).isEqualTo(REPORTS);
        assertThat(with(Check.Outcome.GRANTED, both.checks()))
                .containsAll(REPORTS)
                .containsAll(OF_CUSTOMERS);
        assertThat(both.identity()).isEqualTo(first.identity());
        assertThat(both.vendors()).isEqualTo(first.vendors());
        assertThat(both.cautions()).isEmpty();
        assertThat(talk.told(both.material(), finance, support))
                .extracting(AccountKey::id, AccountKey::kind, AccountKey::usedFor)
                .containsExactly(
                        tuple(finance.key().id(), "Team key", REPORTS),
                        tuple(support.key().id(), "Team key", OF_CUSTOMERS));
        assertThat(talk.told(both.material(), finance, support)).allSatisfy(key -> assertThat(key.verifiedAt())
                .contains(talk.fixture().now()));
    }

    @Test
    void theKeyOfAPersonMayStandBesideThatOfTheTeam() throws Exception {
        IssuedKey person = talk.store().apiKeys().issueIndividual(Practice.REPLIES);

        LinkGrant both = linked(finance, person);

        assertThat(with(Check.Outcome.GRANTED, both.checks()))
                .containsAll(REPORTS)
                .containsAll(OF_CUSTOMERS);
        assertThat(talk.told(both.material(), finance, person))
                .extracting(AccountKey::kind, key -> key.staysBecause().isPresent())
                .containsExactly(tuple("Team key", true), tuple("Individual key", false));
    }

    @Test
    void eachIsAskedForWhatItIsThereFor() throws Exception {
        InMemoryMaterial material = InMemoryMaterial.of(linked(finance, support).material());

        assertThat(usedFor(material, this::sales, finance, support))
                .containsExactly(finance.key().id());
        assertThat(usedFor(material, this::reply, finance, support))
                .containsExactly(support.key().id());
        assertThat(material.versions()).as("nothing new to remember").hasSize(1);
    }

    @Test
    void theWeakestIsAskedOfThoseThatMay() throws Exception {
        IssuedKey admin = issue(Role.ADMIN);
        IssuedKey sales = issue(Role.SALES);
        LinkGrant all = linked(admin, finance, sales, support);
        InMemoryMaterial material = InMemoryMaterial.of(all.material());

        assertThat(usedFor(material, this::sales, admin, finance, sales, support))
                .containsExactly(sales.key().id());
        assertThat(usedFor(material, this::reply, admin, finance, sales, support))
                .containsExactly(support.key().id());
        assertThat(all.cautions())
                .singleElement()
                .asString()
                .contains("Key " + admin.key().id());
        assertThat(talk.told(all.material(), admin, finance, sales, support))
                .extracting(AccountKey::usedFor)
                .containsExactly(
                        Set.of(),
                        Set.of(Capability.FINANCE),
                        Set.of(Capability.SALES, Capability.SUBSCRIPTIONS),
                        OF_CUSTOMERS);
    }

    @Test
    void anotherTakesOverFromOneThatIsRevokedAndItIsRemembered() throws Exception {
        IssuedKey sales = issue(Role.SALES);
        InMemoryMaterial material = InMemoryMaterial.of(linked(finance, sales).material());
        revoke(sales);

        Set<String> firstTime = usedFor(material, this::sales, finance, sales);
        Set<String> later = usedFor(material, this::sales, finance, sales);

        assertThat(firstTime)
                .containsExactlyInAnyOrder(sales.key().id(), finance.key().id());
        assertThat(later)
                .as("nothing more is sent with it")
                .containsExactly(finance.key().id());
        AccountKey revoked = talk.told(material.current(), finance, sales).getLast();
        assertThat(revoked.trouble())
                .hasValueSatisfying(words -> assertThat(words).contains("does not accept"));
        assertThat(revoked.gives()).isEmpty();
        assertThat(talk.told(material.current(), finance, sales).getFirst().usedFor())
                .isEqualTo(REPORTS);
    }

    @Test
    void withOneIsLostOnlyWhatNoOtherGives() throws Exception {
        InMemoryMaterial material = InMemoryMaterial.of(linked(finance, support).material());
        revoke(support);

        assertThat(failureOf(material, this::reply, finance, support))
                .isInstanceOfSatisfying(PermissionMissing.class, missing -> {
                    assertThat(missing.capability()).isEqualTo(Capability.REVIEWS);
                    assertThat(missing.message()).contains(support.key().id(), "Customer Support");
                });
        assertThat(usedFor(material, this::sales, finance, support))
                .containsExactly(finance.key().id());
        List<Check> found = talk.inSession(material, StoreSession::check, finance, support);
        assertThat(with(Check.Outcome.GRANTED, found)).isEqualTo(REPORTS);
        assertThat(with(Check.Outcome.MISSING, found)).isEqualTo(OF_CUSTOMERS);
    }

    @Test
    void aRightThatIsTakenAwayIsTheNextKeysAffair() throws Exception {
        IssuedKey sales = issue(Role.SALES);
        InMemoryMaterial material = InMemoryMaterial.of(linked(finance, sales).material());
        talk.store().apiKeys().change(sales.key().id(), Role.DEVELOPER);

        talk.inSession(material, session -> done(this::sales, session), finance, sales);

        AccountKey weaker = talk.told(material.current(), finance, sales).getLast();
        assertThat(weaker.gives()).containsExactly(Capability.SUBSCRIPTIONS);
        assertThat(weaker.trouble())
                .hasValueSatisfying(words -> assertThat(words).contains("read sales reports"));
    }

    @Test
    void onlyWhenAllAreRefusedIsTheAccount() throws Exception {
        InMemoryMaterial material = InMemoryMaterial.of(linked(finance, support).material());
        revoke(support);
        revoke(finance);

        assertThat(failureOf(material, this::reply, finance, support)).isInstanceOf(PermissionMissing.class);
        assertThat(failureOf(material, this::sales, finance, support)).isInstanceOf(CredentialRejected.class);
        assertThat(failureOf(material, StoreSession::check, finance, support)).isInstanceOf(CredentialRejected.class);
    }

    @Test
    void aCheckFindsOutWhatIsKnownOfNone() throws Exception {
        InMemoryMaterial material = InMemoryMaterial.empty();
        assertThat(talk.told(material.current(), finance, support))
                .allSatisfy(key -> assertThat(key.verifiedAt()).isEmpty());
        assertThat(usedFor(material, this::sales, support, finance))
                .as("asked in turn")
                .containsExactlyInAnyOrder(support.key().id(), finance.key().id());

        List<Check> found = talk.inSession(material, StoreSession::check, support, finance);

        assertThat(with(Check.Outcome.GRANTED, found)).containsAll(REPORTS).containsAll(OF_CUSTOMERS);
        assertThat(talk.told(material.current(), support, finance))
                .extracting(AccountKey::usedFor)
                .containsExactly(OF_CUSTOMERS, REPORTS);
    }

    @Test
    void aRevokedKeyStandsInTheWayOfNoOther() throws Exception {
        LinkGrant first = linked(finance);
        revoke(finance);
        IssuedKey next = issue(Role.FINANCE);

        LinkGrant both = granted(talk.linkAll(first.material(), "", finance, next));

        assertThat(with(Check.Outcome.GRANTED, both.checks())).isEqualTo(REPORTS);
        assertThat(both.vendors()).isEqualTo(first.vendors());
        assertThat(talk.told(both.material(), finance, next))
                .extracting(key -> key.trouble().isPresent(), AccountKey::usedFor)
                .containsExactly(tuple(true, Set.of()), tuple(false, REPORTS));
    }

    @Test
    void oneThatGivesNothingIsRefused() throws Exception {
        LinkGrant first = linked(finance);

        assertThat(refusal(talk.linkAll(first.material(), "", finance, issue(Role.DEVELOPER))))
                .isInstanceOf(PermissionMissing.class);
    }

    @Test
    void oneOfAnotherTeamIsRefused() throws Exception {
        LinkGrant first = linked(finance);
        int asked = talk.asked().size();
        IssuedKey foreign = talk.store().apiKeys().issue(otherAccount(), Role.CUSTOMER_SUPPORT);

        assertThat(refusal(talk.linkAll(first.material(), "", finance, foreign)))
                .isInstanceOfSatisfying(RequestRejected.class, rejected -> assertThat(rejected.message())
                        .contains(
                                foreign.key().id(),
                                foreign.key().issuer().orElseThrow(),
                                finance.key().issuer().orElseThrow(),
                                "Nothing was saved"));
        assertThat(talk.asked()).as("nothing was sent with it").hasSize(asked);
    }

    @Test
    void thatOfAPersonOfAnotherTeamIsRefusedByItsApps() throws Exception {
        IssuedKey ofOther = talk.store().apiKeys().issue(otherAccount(), Role.CUSTOMER_SUPPORT);
        LinkGrant first = granted(talk.link(KeyFixture.values(ofOther, ""), Optional.empty()));
        IssuedKey person = talk.store().apiKeys().issueIndividual(Practice.REPLIES);

        assertThat(refusal(talk.linkAll(first.material(), "", ofOther, person)))
                .isInstanceOfSatisfying(RequestRejected.class, rejected -> assertThat(rejected.message())
                        .contains(person.key().id(), "apps that the account's team does not have"));
    }

    @Test
    void thatOfAPersonNeedsATeamKeyToBeToldBy() throws Exception {
        IssuedKey one = talk.store().apiKeys().issueIndividual(Practice.REPLIES);
        IssuedKey other = talk.store().apiKeys().issueIndividual(Practice.APPLE_ID);
        LinkGrant first = granted(talk.link(KeyFixture.values(one, ""), Optional.empty()));

        assertThat(refusal(talk.linkAll(first.material(), "", one, other)))
                .isInstanceOfSatisfying(RequestRejected.class, rejected -> assertThat(rejected.message())
                        .contains("no team key"));
    }

    @Test
    void whichVendorsAreCollectedIsAskedWhereThereAreSeveral() throws Exception {
        String vendors = String.join(
                ", ",
                talk.store().truth().vendors().stream()
                        .filter(vendor -> vendor.account().equals(KeyFixture.ACCOUNT))
                        .map(vendor -> vendor.number())
                        .toList());
        LinkGrant first = granted(talk.link(KeyFixture.values(finance, vendors), Optional.empty()));

        LinkStep step = talk.linkAll(first.material(), vendors, finance, support);

        assertThat(step).isInstanceOfSatisfying(LinkStep.Challenged.class, asked -> assertThat(asked.challenge())
                .isInstanceOfSatisfying(Challenge.Choose.class, choose -> assertThat(choose.ofVendors())
                        .isTrue()));
    }

    @Test
    void anotherVendorTypedBesideOneMoreIsRefusedAndNothingIsAsked() throws Exception {
        LinkGrant first = linked(finance);
        int asked = talk.asked().size();

        assertThat(refusal(talk.add(first.material(), finance, support, "89999999")))
                .isInstanceOfSatisfying(RequestRejected.class, rejected -> assertThat(rejected.message())
                        .contains(talk.fixture().vendor(), "Leave the vendor number empty", "link the account again"));
        assertThat(talk.asked()).hasSize(asked);
    }

    @Test
    void oneMoreChangesNoVendors() throws Exception {
        LinkGrant first = linked(finance);
        String vendor = talk.fixture().vendor();

        for (String typed : List.of("", vendor)) {
            LinkGrant both = granted(talk.add(first.material(), finance, support, typed));

            assertThat(both.vendors()).isEqualTo(first.vendors());
            assertThat(KeyMaterial.of(both.material()).vendors()).containsExactly(vendor);
        }
    }

    @Test
    void whatIsOutOfOrderDuringACheckIsNotTakenFromAKey() throws Exception {
        InMemoryMaterial material = InMemoryMaterial.of(linked(finance, support).material());
        outOfOrder("api.reviews");
        outOfOrder("api.finance");

        List<Check> found = talk.inSession(material, StoreSession::check, finance, support);

        assertThat(with(Check.Outcome.PENDING, found)).containsAll(OF_CUSTOMERS).contains(Capability.FINANCE);
        talk.store().faults().clear();
        assertThat(talk.told(material.current(), finance, support))
                .extracting(AccountKey::gives)
                .containsExactly(REPORTS, OF_CUSTOMERS);
        assertThat(usedFor(material, this::reply, finance, support))
                .containsExactly(support.key().id());
    }

    @Test
    void oneThatIsNotAnsweredHoldsUpNoCheckOfTheOthers() throws Exception {
        InMemoryMaterial material = InMemoryMaterial.of(linked(finance, support).material());
        outOfOrderOnce(FaultKind.THROTTLED, "api.sales");

        List<Check> found = talk.inSession(material, StoreSession::check, finance, support);

        assertThat(with(Check.Outcome.GRANTED, found)).containsAll(REPORTS).containsAll(OF_CUSTOMERS);
        assertThat(talk.told(material.current(), finance, support))
                .extracting(AccountKey::gives)
                .containsExactly(REPORTS, OF_CUSTOMERS);
    }

    @Test
    void ofOneThatWasNeverAnsweredNothingIsTakenForGranted() throws Exception {
        outOfOrderOnce(FaultKind.UNAVAILABLE, "api.sales");

        List<Check> found = talk.inSession(InMemoryMaterial.empty(), StoreSession::check, finance, support);

        assertThat(with(Check.Outcome.PENDING, found)).isEqualTo(REPORTS);
        assertThat(with(Check.Outcome.GRANTED, found)).isEqualTo(OF_CUSTOMERS);
    }

    @Test
    void aCheckThatNoneIsAnsweredFails() throws Exception {
        InMemoryMaterial material = InMemoryMaterial.of(linked(finance, support).material());
        outOfOrder("api.sales");

        assertThat(failureOf(material, StoreSession::check, finance, support)).isInstanceOf(Unavailable.class);
    }

    @Test
    void oneThatIsNotAnsweredStandsInTheWayOfNoOther() throws Exception {
        LinkGrant first = linked(finance);
        IssuedKey person = talk.store().apiKeys().issueIndividual(Practice.REPLIES);
        outOfOrder("api.sales");

        LinkGrant both = granted(talk.linkAll(first.material(), "", finance, person));

        assertThat(with(Check.Outcome.GRANTED, both.checks()))
                .containsAll(REPORTS)
                .containsAll(OF_CUSTOMERS);
        assertThat(both.vendors()).isEqualTo(first.vendors());
    }

    @Test
    void thatOneMayDoFarMoreIsNotForgottenWhenItCannotBeFoundOut() throws Exception {
        IssuedKey admin = issue(Role.ADMIN);
        LinkGrant first = linked(admin);
        outOfOrder("api.users");

        LinkGrant both = granted(talk.linkAll(first.material(), "", admin, support));

        assertThat(both.cautions())
                .singleElement()
                .asString()
                .contains("Key " + admin.key().id());
    }

    private void outOfOrder(String command) {
        talk.store().faults().add(Fault.of(FaultKind.UNAVAILABLE).command(command));
    }

    private void outOfOrderOnce(FaultKind kind, String command) {
        talk.store().faults().add(Fault.of(kind).command(command).times(1));
    }

    @Test
    void whatIsRememberedHoldsNoSecret() throws Exception {
        String kept =
                new String(linked(finance, support).material().orElseThrow().bytes(), StandardCharsets.UTF_8);

        assertThat(kept).contains(finance.key().id(), support.key().id());
        assertThat(Map.of("one", finance.p8(), "other", support.p8()).values())
                .allSatisfy(p8 -> assertThat(p8.lines().filter(line -> !line.startsWith("-")))
                        .noneMatch(kept::contains));
    }

    private String otherAccount() {
        return talk.store().truth().accounts().stream()
                .map(account -> account.number())
                .filter(number -> !number.equals(KeyFixture.ACCOUNT))
                .findFirst()
                .orElseThrow();
    }
}
