package org.storelink.appstoreconnect.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storelink.appstoreconnect.AppStoreConnect;
import org.storelink.appstoreconnect.session.AccountMaterial;
import org.storelink.appstoreconnect.session.WebSession;
import org.storelink.appstoreconnect.signin.Login;
import org.storelink.appstoreconnect.web.WebRequest;
import org.storelink.appstoreconnect.wire.Endpoints;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.Options;
import org.storelink.appstoresimulator.people.Practice;
import org.storelink.appstoresimulator.people.SignInLog.What;
import org.storelink.appstoresimulator.publishing.DateType;
import org.storelink.appstoresimulator.publishing.Publication;
import org.storelink.connector.Capability;
import org.storelink.connector.Challenge;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Credential;
import org.storelink.connector.Fact;
import org.storelink.connector.Grain;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkStep;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.SessionMaterial;
import org.storelink.connector.StoreSession;
import org.storelink.testkit.CollectedParts;
import org.storelink.testkit.CountedSignIns;
import org.storelink.testkit.InMemoryMaterial;
import org.storelink.testkit.LentContext;
import org.storelink.testkit.RecordingHttp;

/** Account credentials against the practice store, whose side of the sign-in was written apart from the connector's. */
class PracticeStoreTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final RecordingHttp http = new RecordingHttp();
    private AppStoreSimulator store = start(true);

    private static AppStoreSimulator start(boolean cookiesAsApple) {
        return AppStoreSimulator.start(Options.builder()
                .today(TODAY)
                .quirks(false)
                .cookiesAsApple(cookiesAsApple)
                .build());
    }

    @AfterEach
    void close() {
        store.close();
        http.close();
    }

    private LentContext context() {
        URI uri = URI.create(store.uri().toString().replaceFirst("/$", ""));
        return new LentContext(
                Map.of(Endpoints.IDMSA, uri, Endpoints.APP_STORE_CONNECT, uri, Endpoints.REPORTER, uri),
                Map.of(WebSession.PAUSE, "PT0S"),
                http,
                store.clock(),
                new CountedSignIns());
    }

    private static Credential credential(String appleId, String password) {
        return new Credential(
                AccountMode.ID,
                Map.of(AccountMode.APPLE_ID, appleId.toCharArray(), AccountMode.PASSWORD, password.toCharArray()));
    }

    /** Takes every first choice, and types what is to be read on the person's device or telephone. */
    private LinkStep converse(String appleId, Optional<SessionMaterial> earlier) throws ConnectorException {
        LinkStep step;
        try (Credential typed = credential(appleId, Practice.PASSWORD)) {
            step = new AppStoreConnect().handshake(context()).begin(typed, earlier);
        }
        for (int i = 0; i < 8 && step instanceof LinkStep.Challenged challenged; i++) {
            try (Credential typed = credential(appleId, Practice.PASSWORD)) {
                step = new AppStoreConnect()
                        .handshake(context())
                        .answer(
                                typed,
                                new HandshakeState(challenged.state().bytes().clone()),
                                answer(appleId, challenged.challenge()));
            }
        }
        return step;
    }

    private ChallengeAnswer answer(String appleId, Challenge challenge) {
        return switch (challenge) {
            case Challenge.Consent _ -> new ChallengeAnswer.Agreed();
            case Challenge.Choose choose ->
                new ChallengeAnswer.Chosen(
                        choose.several()
                                ? choose.options().stream()
                                        .map(Challenge.Option::id)
                                        .toList()
                                : List.of(choose.options().getFirst().id()));
            case Challenge.OneTimeCode code ->
                code.sentTo().isEmpty()
                        ? new ChallengeAnswer.SendTo(
                                code.alternatives().getFirst().id())
                        : new ChallengeAnswer.Code(store.codes().newest(appleId).orElseThrow());
        };
    }

    private LinkGrant link(String appleId) throws ConnectorException {
        LinkStep step = converse(appleId, Optional.empty());
        assertThat(step).as("link %s", appleId).isInstanceOf(LinkStep.Linked.class);
        return ((LinkStep.Linked) step).grant();
    }

    @ParameterizedTest
    @CsvSource({
        Practice.APPLE_ID + ", true",
        Practice.APPLE_ID + ", false",
        Practice.SMS + ", true",
        Practice.SMS + ", false",
        Practice.NUMBERS + ", true",
        Practice.VOICE + ", true"
    })
    void everybodyLinksWithTheirKindOfCodeAndReadsWhatTheStoreHasSold(String appleId, boolean cookiesAsApple)
            throws Exception {
        store.close();
        store = start(cookiesAsApple);
        LinkGrant grant = link(appleId);
        String vendor = grant.vendors().getFirst().code();
        LocalDate day = TODAY.minusDays(300)
                .datesUntil(TODAY)
                .filter(each -> store.truth().publication(vendor, DateType.DAILY, each) == Publication.AVAILABLE)
                .reduce((_, later) -> later)
                .orElseThrow();

        List<Fact.Sale> sales =
                sales(appleId, grant, new ReportSlice("sales-daily", vendor, new ReportPeriod(Grain.DAY, day)));

        assertThat(sales.stream().mapToLong(Fact.Sale::units).sum())
                .isEqualTo(store.truth().sales(vendor, day, day).stream()
                        .mapToLong(row -> row.sold() - row.refunded())
                        .sum());
        assertThat(sales).isNotEmpty();
        assertThat(store.signIns().attempts(appleId)).isEqualTo(1);
    }

    private List<Fact.Sale> sales(String appleId, LinkGrant grant, ReportSlice slice) throws Exception {
        CollectedParts parts = new CollectedParts();
        List<Fact.Sale> sales = new ArrayList<>();
        AppStoreConnect connector = new AppStoreConnect();
        try (Credential typed = credential(appleId, Practice.PASSWORD);
                StoreSession session = connector.open(context(), typed, InMemoryMaterial.of(grant.material()))) {
            session.reports().orElseThrow().fetch(slice, Optional.empty(), parts);
        }
        connector.parser().parse(slice, parts.raw(), fact -> sales.add((Fact.Sale) fact));
        return sales;
    }

    private WebSession web(String appleId, InMemoryMaterial kept) {
        AccountMaterial material = kept.current().flatMap(AccountMaterial::of).orElseThrow();
        return WebSession.unattended(
                context(),
                material,
                () -> kept.save(material.toMaterial()),
                new Login(material.appleId(), Practice.PASSWORD),
                AccountHandshake::needsPerson);
    }

    @Test
    void forAMonthTheSessionIsRenewedWithoutACodeAndThenWaitsForAPerson() throws Exception {
        InMemoryMaterial kept = InMemoryMaterial.of(link(Practice.SMS).material());
        WebRequest request = WebRequest.get("/olympus/v1/contractMessages");
        Map<What, Integer> before = counts();

        for (int day = 1; day <= 29; day++) {
            store.clock().advance(Duration.ofDays(1));
            assertThat(web(Practice.SMS, kept).send(request).status())
                    .as("day " + day)
                    .isEqualTo(200);
        }

        assertThat(store.signIns().attempts(Practice.SMS)).isLessThanOrEqualTo(30);
        assertThat(counts().get(What.CODE_SENT_UNASKED)).isEqualTo(before.get(What.CODE_SENT_UNASKED));
        store.clock().advance(Duration.ofDays(40));
        int attempts = store.signIns().attempts(Practice.SMS);
        assertThatThrownBy(() -> web(Practice.SMS, kept).send(request))
                .isInstanceOfSatisfying(ConnectorException.class, e -> assertThat(e.failure())
                        .isInstanceOf(ConnectorFailure.ChallengeRequired.class));
        assertThat(store.signIns().attempts(Practice.SMS)).isEqualTo(attempts);
        assertThat(counts().get(What.CODE_SENT_UNASKED)).isEqualTo(before.get(What.CODE_SENT_UNASKED));
    }

    private Map<What, Integer> counts() {
        Map<What, Integer> counts = new HashMap<>();
        for (What what : What.values()) {
            counts.put(what, store.signIns().count(Practice.SMS, what));
        }
        return counts;
    }

    @Test
    void linkedAgainByATrustedBrowserNoCodeIsSent() throws ConnectorException {
        LinkGrant first = link(Practice.APPLE_ID);
        int sent = store.signIns().count(Practice.APPLE_ID, What.CODE_SENT_UNASKED);

        LinkStep again = converse(Practice.APPLE_ID, first.material());

        assertThat(((LinkStep.Linked) again).grant().identity()).isEqualTo(first.identity());
        assertThat(store.signIns().count(Practice.APPLE_ID, What.CODE_SENT_UNASKED))
                .isEqualTo(sent);
        assertThat(first.cautions()).isNotEmpty();
    }

    @Test
    void whoMayOnlyAnswerReviewsIsLinkedForThemAndToldTheMissingRole() throws ConnectorException {
        LinkGrant grant = link(Practice.REPLIES);

        assertThat(grant.vendors()).isEmpty();
        assertThat(grant.checks())
                .filteredOn(check -> check.outcome() == Check.Outcome.GRANTED)
                .extracting(Check::capability)
                .containsExactly(Capability.REVIEWS, Capability.REPLIES);
        assertThat(grant.checks().getFirst().detail()).contains("role Finance, or Sales", "only Customer Support");
    }

    @Test
    void anOutsiderIsToldWhoInvites() throws ConnectorException {
        LinkStep step = converse(Practice.OUTSIDER, Optional.empty());

        assertThat(((LinkStep.Refused) step).failure().message()).contains("not a user");
    }

    @Test
    void aWrongPasswordIsOfferedOnce() throws ConnectorException {
        LinkStep step;
        try (Credential typed = credential(Practice.SMS, "Wrong")) {
            step = new AppStoreConnect().handshake(context()).begin(typed, Optional.empty());
        }

        assertThat(((LinkStep.Refused) step).failure()).isInstanceOf(ConnectorFailure.CredentialRejected.class);
        assertThat(store.signIns().attempts(Practice.SMS)).isEqualTo(1);
    }
}
