package org.storelink.appstoreconnect.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.appstoreconnect.analytics.UsageDownloads;
import org.storelink.appstoreconnect.finance.FinanceDownloads;
import org.storelink.appstoreconnect.reviews.SiteReviews;
import org.storelink.appstoreconnect.session.Switches;
import org.storelink.appstoreconnect.session.UserRoles;
import org.storelink.appstoreconnect.web.Browsing;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;
import org.storelink.connector.Check.Outcome;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.AgreementMissing;
import org.storelink.connector.ConnectorFailure.AuthenticationExpired;

class SiteRightsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    private static final Optional<String> VENDOR = Optional.of("85012345");
    private static final Roles UNTOLD = new Roles(new UserRoles(Optional.empty(), ""));

    private static SiteRights answeredWith(int status) {
        return answeredWith(status, "{}", Map.of());
    }

    private static SiteRights answeredWith(int status, String body) {
        return answeredWith(status, body, Map.of());
    }

    private static SiteRights answeredWith(int status, String body, Map<String, String> settings) {
        return rights(_ -> answer(status, body), settings);
    }

    private static WebAnswer answer(int status, String body) {
        return new WebAnswer(status, HttpHeaders.of(Map.of(), (_, _) -> true), body.getBytes(StandardCharsets.UTF_8));
    }

    private static SiteRights rights(Browsing site, Map<String, String> settings) {
        Switches switches = new Switches(setting -> Optional.ofNullable(settings.get(setting)));
        return new SiteRights(
                new UsageDownloads(site, switches, CLOCK),
                new FinanceDownloads(site, switches, CLOCK),
                new SiteReviews(site, switches, CLOCK),
                switches,
                Set.of(Right.REVIEWS));
    }

    @Test
    void aNumberOfPaymentsThatIsSwitchedOffMakesFinancialReportsUnavailable() throws Exception {
        List<String> asked = new ArrayList<>();
        SiteRights rights = rights(
                request -> {
                    asked.add(request.path());
                    return answer(200, "{}");
                },
                Map.of("site.user-detail", "off"));

        assertThat(rights.checks(VENDOR, () -> UNTOLD))
                .filteredOn(check -> check.capability() == Capability.FINANCE)
                .singleElement()
                .satisfies(check -> assertThat(check.detail()).contains("switched off", "site.user-detail"));
        assertThat(asked).noneMatch(path -> path.endsWith("/ra/user/detail"));
    }

    @Test
    void aRightThatIsRefusedIsMissingAndSaysWhichRoleGivesIt() throws Exception {
        assertThat(answeredWith(403).checks(VENDOR, () -> UNTOLD))
                .extracting(Check::capability, Check::outcome)
                .containsExactly(
                        tuple(Capability.USAGE, Outcome.MISSING),
                        tuple(Capability.FINANCE, Outcome.MISSING),
                        tuple(Capability.REVIEWS, Outcome.MISSING),
                        tuple(Capability.REPLIES, Outcome.MISSING));
        assertThat(answeredWith(403).checks(VENDOR, () -> UNTOLD))
                .extracting(Check::detail)
                .allSatisfy(detail -> assertThat(detail).contains("role"));
    }

    /** The site answers such a user, and only leaves out the number that payments are asked for by. */
    @ParameterizedTest
    @ValueSource(strings = {"", "MARKETING", "SALES,APP_MANAGER"})
    void aUserWhoIsShownNoPaymentsLacksTheRoleForThem(String held) throws Exception {
        Roles roles = new Roles(new UserRoles(
                Optional.of(held).filter(names -> !names.isEmpty()).map(names -> List.of(names.split(","))), ""));

        assertThat(answeredWith(200).checks(VENDOR, () -> roles).get(1)).satisfies(check -> {
            assertThat(check.outcome()).isEqualTo(Outcome.MISSING);
            assertThat(check.detail()).contains("Needs the role Finance");
        });
    }

    @Test
    void aUserWithTheRoleForPaymentsIsShownNoneWhenTheSiteHasChanged() throws Exception {
        Roles roles = new Roles(new UserRoles(Optional.of(List.of("FINANCE")), ""));

        assertThat(answeredWith(200).checks(VENDOR, () -> roles).get(1)).satisfies(check -> {
            assertThat(check.outcome()).isEqualTo(Outcome.GRANTED);
            assertThat(check.detail()).contains("unavailable");
        });
    }

    @Test
    void aMeasureThatIsNotListedAnyMoreIsSaidBesideTheRight() throws Exception {
        Browsing site = request -> request.path().endsWith("/settings/all")
                ? answer(200, "{\"measures\":[{\"key\":\"units\"}]}")
                : answer(200, "{\"results\":[]}");

        assertThat(rights(site, Map.of()).checks(VENDOR, () -> UNTOLD).getFirst())
                .satisfies(check -> {
                    assertThat(check.outcome()).isEqualTo(Outcome.GRANTED);
                    assertThat(check.detail()).contains("unavailable and not zero", "crashes");
                });
    }

    @Test
    void anAgreementThatIsNotSignedIsNoMissingRoleAndNamesWhoSignsWhere() {
        ConnectorException failure =
                catchThrowableOfType(ConnectorException.class, () -> answeredWith(403, FakeSite.UNSIGNED)
                        .checks(VENDOR, () -> UNTOLD));

        assertThat(failure.failure()).isInstanceOf(AgreementMissing.class);
        assertThat(failure.failure().message()).contains("Account Holder", "App Store Connect, Business");
    }

    @Test
    void whatIsSwitchedOffIsNotTriedAndSaysSo() throws Exception {
        Map<String, String> off = Map.of(
                "stream.usage-daily", "off",
                "stream.financial-monthly", "OFF",
                "stream.payments-monthly", "off",
                "site.reviews", "off",
                "site.older-reviews", "off",
                "site.replies", "off");
        Browsing nobody = request -> {
            throw new AssertionError(request + " was asked");
        };

        assertThat(rights(nobody, off).checks(VENDOR, () -> UNTOLD)).allSatisfy(check -> {
            assertThat(check.outcome()).isEqualTo(Outcome.MISSING);
            assertThat(check.detail()).contains("switched off on this server");
        });
    }

    /** Otherwise nobody would ask again when the site is in order. */
    @ParameterizedTest
    @CsvSource({"404, unavailable", "503, asked again", "429, later"})
    void aPageThatIsOutOfOrderTakesNoRightAway(int status, String words) throws Exception {
        assertThat(answeredWith(status).checks(VENDOR, () -> UNTOLD)).allSatisfy(check -> {
            assertThat(check.outcome()).isEqualTo(Outcome.GRANTED);
            assertThat(check.detail()).contains(words);
        });
    }

    /** One app without reviews is no reason to refuse an account. */
    @ParameterizedTest
    @ValueSource(ints = {404, 409, 422})
    void anAppWhoseReviewsAreRefusedTakesNoRightAway(int status) throws Exception {
        Browsing site = request -> request.path().contains("/customerReviews")
                ? answer(status, "{\"errors\":[{\"code\":\"NOT_FOUND\"}]}")
                : request.path().contains("/iris/v1/apps?")
                        ? answer(200, "{\"data\":[{\"id\":\"1\"}],\"links\":{}}")
                        : answer(503, "{}");

        assertThat(rights(site, Map.of()).checks(VENDOR, () -> UNTOLD))
                .extracting(Check::outcome)
                .containsOnly(Outcome.GRANTED);
    }

    @Test
    void whatAnOperatorHasSwitchedOffIsMissingAndSaysSo() throws Exception {
        List<Check> noReplies =
                answeredWith(503, "{}", Map.of("site.replies", "off")).checks(VENDOR, () -> UNTOLD);
        List<Check> noReviews = answeredWith(503, "{}", Map.of("site.reviews", "off", "site.older-reviews", "no"))
                .checks(VENDOR, () -> UNTOLD);

        assertThat(noReplies)
                .extracting(Check::outcome)
                .containsExactly(Outcome.GRANTED, Outcome.GRANTED, Outcome.GRANTED, Outcome.MISSING);
        assertThat(noReplies.getLast().detail()).contains("switched off", "site.replies");
        assertThat(noReviews.subList(2, 4)).allSatisfy(check -> {
            assertThat(check.outcome()).isEqualTo(Outcome.MISSING);
            assertThat(check.detail()).contains("switched off", "site.");
        });
    }

    /** Not to be told to link again who has none to choose from then. */
    @ParameterizedTest
    @CsvSource({
        "on, on, Link it again to choose",
        "off, on, Link it again to choose",
        "on, off, Link it again to choose",
        "off, off, site.vendor-numbers is not on"
    })
    void withoutAVendorItIsSaidHowOneIsChosen(String numbers, String token, String words) throws Exception {
        Check settled = answeredWith(404, "", Map.of("site.vendor-numbers", numbers, "site.report-token", token))
                .checks(Optional.empty(), () -> UNTOLD)
                .get(1);

        assertThat(settled.outcome()).isEqualTo(Outcome.MISSING);
        assertThat(settled.detail()).contains(words);
    }

    @Test
    void aSessionThatHasEndedIsNoAnswer() {
        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class, () -> answeredWith(401).checks(VENDOR, () -> UNTOLD));

        assertThat(failure.failure()).isInstanceOf(AuthenticationExpired.class);
    }
}
