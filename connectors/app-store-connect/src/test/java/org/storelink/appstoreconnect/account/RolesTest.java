package org.storelink.appstoreconnect.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storelink.appstoreconnect.AppStoreConnect;
import org.storelink.appstoreconnect.session.WebSession;
import org.storelink.appstoreconnect.wire.Endpoints;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.Options;
import org.storelink.appstoresimulator.fault.Fault;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.appstoresimulator.people.Practice;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.connector.Capability;
import org.storelink.connector.Challenge;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Credential;
import org.storelink.connector.LinkHandshake;
import org.storelink.connector.LinkStep;
import org.storelink.connector.StoreSession;
import org.storelink.testkit.CountedSignIns;
import org.storelink.testkit.InMemoryMaterial;
import org.storelink.testkit.LentContext;
import org.storelink.testkit.RecordingHttp;

/** What a check says of every set of roles that somebody of the practice store can have. */
class RolesTest {

    private static final Set<Role> READ_SALES =
            EnumSet.of(Role.ACCOUNT_HOLDER, Role.ADMIN, Role.FINANCE, Role.SALES, Role.ACCESS_TO_REPORTS);
    private static final Set<Role> READ_USAGE =
            EnumSet.of(Role.ACCOUNT_HOLDER, Role.ADMIN, Role.FINANCE, Role.SALES, Role.MARKETING, Role.APP_MANAGER);
    private static final Set<Role> READ_FINANCE = EnumSet.of(Role.ACCOUNT_HOLDER, Role.ADMIN, Role.FINANCE);
    private static final Set<Role> READ_REVIEWS =
            EnumSet.of(Role.ACCOUNT_HOLDER, Role.ADMIN, Role.CUSTOMER_SUPPORT, Role.APP_MANAGER);
    private static final Set<Role> MIGHTY = EnumSet.of(Role.ACCOUNT_HOLDER, Role.ADMIN);

    private final AppStoreSimulator store =
            AppStoreSimulator.start(Options.builder().quirks(false).build());
    private final RecordingHttp http = new RecordingHttp();
    private final CountedSignIns signIns = new CountedSignIns();
    private InMemoryMaterial material = InMemoryMaterial.empty();

    @BeforeEach
    void link() throws ConnectorException {
        LinkHandshake handshake = new AppStoreConnect().handshake(context());
        LinkStep step = handshake.begin(credential(), Optional.empty());
        while (step instanceof LinkStep.Challenged challenged) {
            step = handshake.answer(credential(), challenged.state(), answer(challenged.challenge()));
        }
        material = InMemoryMaterial.of(((LinkStep.Linked) step).grant().material());
    }

    @AfterEach
    void close() {
        store.close();
        http.close();
    }

    @Test
    void ofEverySetOfRolesItNamesWhatGivesARightOrWhatIsMissingAndWhatIsTooMuch() throws ConnectorException {
        for (Set<Role> roles : everySet()) {
            store.people().put(store.people().get(Practice.SMS).withRoles(roles));

            List<Check> checks = checks();

            assertThat(checks)
                    .extracting(Check::capability)
                    .containsExactly(
                            Capability.SALES,
                            Capability.SUBSCRIPTIONS,
                            Capability.USAGE,
                            Capability.FINANCE,
                            Capability.REVIEWS,
                            Capability.REPLIES);
            assertTells(checks.get(0), roles, READ_SALES, "role Finance, or Sales");
            assertTells(checks.get(1), roles, READ_SALES, "role Finance, or Sales");
            assertTells(checks.get(2), roles, READ_USAGE, "role Finance, Sales or Marketing");
            assertTells(checks.get(3), roles, READ_FINANCE, "role Finance.");
            assertTells(checks.get(4), roles, READ_REVIEWS, "role Customer Support.");
            assertTells(checks.get(5), roles, READ_REVIEWS, "role Customer Support.");
        }
        assertThat(signIns.asked()).as("when linking").isEqualTo(1);
    }

    private static void assertTells(Check check, Set<Role> roles, Set<Role> giving, String advice) {
        assertThat(check.outcome())
                .as("%s: %s", roles, check)
                .isEqualTo(some(roles, giving) ? Check.Outcome.GRANTED : Check.Outcome.MISSING);
        if (check.outcome() == Check.Outcome.GRANTED) {
            assertThat(check.detail().contains("far more than is needed"))
                    .as("%s: %s", roles, check.detail())
                    .isEqualTo(some(roles, MIGHTY));
            assertThat(printed(roles, giving)).as(check.detail()).allMatch(check.detail()::contains);
        } else {
            assertThat(check.detail()).as("%s", roles).contains(advice, "Users and Access", "Account Holder or Admin");
            assertThat(printed(roles, roles)).as(check.detail()).allMatch(check.detail()::contains);
        }
    }

    @Test
    void aSessionThatHasEndedIsRenewedOnceForWhatOnlyTheSiteTells() throws ConnectorException {
        store.clock().advance(Duration.ofDays(2));

        assertThat(checks().subList(0, 4)).allMatch(check -> check.outcome() == Check.Outcome.GRANTED);
        assertThat(checks()).allSatisfy(check -> assertThat(check.detail()).contains("role"));
        assertThat(signIns.asked()).as("when linking, and once since").isEqualTo(2);
    }

    @Test
    void anAgreementThatIsNotSignedIsNoMissingRole() {
        store.faults().add(Fault.of(FaultKind.AGREEMENT_UNSIGNED).command("Sales.getVendors"));

        try {
            throw new AssertionError("checked: " + checks());
        } catch (ConnectorException e) {
            assertThat(e.failure()).isInstanceOf(ConnectorFailure.AgreementMissing.class);
            assertThat(e.failure().message()).contains("Account Holder");
        }
    }

    private List<Check> checks() throws ConnectorException {
        try (StoreSession session = new AppStoreConnect().open(context(), credential(), material)) {
            return session.check();
        }
    }

    private static List<Set<Role>> everySet() {
        Role[] all = Role.values();
        return IntStream.range(0, 1 << all.length)
                .mapToObj(bits -> Arrays.stream(all)
                        .filter(role -> (bits >> role.ordinal() & 1) == 1)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class))))
                .<Set<Role>>map(set -> set)
                .toList();
    }

    private static boolean some(Set<Role> roles, Set<Role> of) {
        return roles.stream().anyMatch(of::contains);
    }

    /** As App Store Connect prints them. */
    private static List<String> printed(Set<Role> roles, Set<Role> of) {
        return roles.stream()
                .filter(of::contains)
                .map(role -> Arrays.stream(role.name().split("_"))
                        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private LentContext context() {
        URI uri = URI.create(store.uri().toString().replaceFirst("/$", ""));
        return new LentContext(
                Map.of(Endpoints.IDMSA, uri, Endpoints.APP_STORE_CONNECT, uri, Endpoints.REPORTER, uri),
                Map.of(WebSession.PAUSE, "PT0S"),
                http,
                store.clock(),
                signIns);
    }

    private static Credential credential() {
        return new Credential(
                AccountMode.ID,
                Map.of(
                        AccountMode.APPLE_ID, Practice.SMS.toCharArray(),
                        AccountMode.PASSWORD, Practice.PASSWORD.toCharArray()));
    }

    private ChallengeAnswer answer(Challenge challenge) {
        return switch (challenge) {
            case Challenge.Consent _ -> new ChallengeAnswer.Agreed();
            case Challenge.Choose choose ->
                new ChallengeAnswer.Chosen(List.of(choose.options().getFirst().id()));
            case Challenge.OneTimeCode _ ->
                new ChallengeAnswer.Code(store.codes().newest(Practice.SMS).orElseThrow());
        };
    }
}
