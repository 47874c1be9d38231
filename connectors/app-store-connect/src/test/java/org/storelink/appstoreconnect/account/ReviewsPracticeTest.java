package org.storelink.appstoreconnect.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.storelink.appstoreconnect.AppStoreConnect;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.fault.Fault;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.appstoresimulator.people.Practice;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.appstoresimulator.reviews.CustomerReview;
import org.storelink.appstoresimulator.reviews.DeveloperResponse;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.Gone;
import org.storelink.connector.ConnectorFailure.PermissionMissing;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ConnectorFailure.Unavailable;
import org.storelink.connector.Credential;
import org.storelink.connector.Grain;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.LinkStep;
import org.storelink.connector.Replies;
import org.storelink.connector.Reply;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.Review;
import org.storelink.connector.ReviewId;
import org.storelink.connector.ReviewPage;
import org.storelink.connector.Reviews;
import org.storelink.connector.StoreApp;
import org.storelink.connector.StoreSession;
import org.storelink.testkit.CountedSignIns;
import org.storelink.testkit.InMemoryMaterial;
import org.storelink.testkit.LentContext;
import org.storelink.testkit.RecordingHttp;

/** Reviews and replies against the practice store, which tells what customers wrote and what was published. */
class ReviewsPracticeTest {

    private final SiteFixture fixture =
            new SiteFixture(vendor -> new SiteFixture.Slices(anyDay(vendor), Optional.empty(), Optional.empty()));
    private final AppStoreSimulator store = fixture.store();
    private final RecordingHttp http = new RecordingHttp();
    private final CountedSignIns signIns = new CountedSignIns();
    private final LentContext context =
            new LentContext(fixture.endpoints(), fixture.settings(), http, store.clock(), signIns);
    private final String app = fixture.appWithReviews().orElseThrow();
    private final Credential credential = new Credential(
            AccountMode.ID,
            Map.of(
                    AccountMode.APPLE_ID, Practice.APPLE_ID.toCharArray(),
                    AccountMode.PASSWORD, Practice.PASSWORD.toCharArray()));
    private final StoreSession session;

    ReviewsPracticeTest() throws ConnectorException {
        LinkStep step = new AppStoreConnect().handshake(context).begin(credential, Optional.empty());
        while (step instanceof LinkStep.Challenged challenged) {
            step = new AppStoreConnect()
                    .handshake(context)
                    .answer(
                            credential,
                            new HandshakeState(challenged.state().bytes()),
                            fixture.answer(challenged.challenge()));
        }
        session = new AppStoreConnect()
                .open(
                        context,
                        credential,
                        InMemoryMaterial.of(((LinkStep.Linked) step).grant().material()));
    }

    private static ReportSlice anyDay(String vendor) {
        return new ReportSlice("sales-daily", vendor, new ReportPeriod(Grain.DAY, SiteFixture.TODAY.minusDays(9)));
    }

    @AfterEach
    void close() {
        session.close();
        credential.close();
        http.close();
        fixture.close();
    }

    private Reviews reviews() {
        return session.reviews().orElseThrow();
    }

    private Replies replies() {
        return session.replies().orElseThrow();
    }

    private List<Review> all(String of) throws Exception {
        List<Review> all = new ArrayList<>();
        Optional<ResumeToken> after = Optional.empty();
        do {
            ReviewPage page = reviews().page(of, after);
            all.addAll(page.reviews());
            after = page.next();
        } while (after.isPresent());
        return all;
    }

    private Review newest() throws Exception {
        return reviews().page(app, Optional.empty()).reviews().getFirst();
    }

    private List<CustomerReview> truth(String of) {
        return store.reviews().of(Long.parseLong(of));
    }

    private List<Review> expected(String of, boolean atTheOlderAddress) {
        return truth(of).stream()
                .map(review -> expected(review, atTheOlderAddress))
                .toList();
    }

    private Review expected(CustomerReview review, boolean atTheOlderAddress) {
        return new Review(
                atTheOlderAddress
                        ? new ReviewId("web", Long.toString(review.number()))
                        : new ReviewId("api", review.id()),
                Long.toString(review.app()),
                review.rating(),
                review.title(),
                review.body(),
                review.nickname(),
                review.territory(),
                atTheOlderAddress ? Optional.of(review.version()) : Optional.empty(),
                review.writtenAt(),
                store.reviews().response(review).map(this::reply));
    }

    private Reply reply(DeveloperResponse response) {
        return new Reply(
                response.text(),
                response.isPending(store.clock().instant()) ? Reply.State.PENDING : Reply.State.PUBLISHED,
                Optional.of(response.writtenAt()));
    }

    private interface Call {
        Object make() throws Exception;
    }

    private static ConnectorFailure failure(Call call) {
        return catchThrowableOfType(ConnectorException.class, call::make).failure();
    }

    @Test
    void readsWhatCustomersWroteAboutEveryApp() throws Exception {
        List<StoreApp> apps = reviews().apps();

        assertThat(apps).hasSizeGreaterThan(1).anyMatch(each -> each.storeId().equals(app));
        for (StoreApp each : apps) {
            assertThat(all(each.storeId())).as(each.name()).isEqualTo(expected(each.storeId(), false));
        }
        assertThat(all(app)).hasSizeGreaterThan(200);
        assertThat(signIns.asked()).as("when linking").isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"ADDRESS_GONE", "OTHER_SHAPE"})
    void readsTheSameAtTheOlderAddressWhenTodaysHasChanged(FaultKind kind) throws Exception {
        store.faults().add(Fault.of(kind).command("iris.reviews"));

        assertThat(all(app)).isEqualTo(expected(app, true));

        store.faults().add(Fault.of(kind).command("ra.reviews"));
        assertThat(failure(this::newest)).isInstanceOfSatisfying(Gone.class, gone -> assertThat(gone.message())
                .contains("unavailable"));
    }

    @Test
    void anEditedReviewComesToTheFrontWithItsIdAndADeletedOneIsNotThere() throws Exception {
        List<Review> before = all(app);
        store.clock().advance(Duration.ofMinutes(10));
        String edited = before.get(20).id().value();
        String deleted = before.get(30).id().value();

        store.reviews().edit(edited, 1, "Changed", "my mind");
        store.reviews().delete(deleted);

        List<Review> after = all(app);
        assertThat(after.getFirst().id()).isEqualTo(before.get(20).id());
        assertThat(after.getFirst().body()).isEqualTo("my mind");
        assertThat(after)
                .hasSize(before.size() - 1)
                .extracting(Review::id)
                .doesNotContain(before.get(30).id());
    }

    @Test
    void aReplyIsPendingAndPublishedLater() throws Exception {
        ReviewId review = newest().id();

        assertThat(replies().publish(review, "Thank you.").state()).isEqualTo(Reply.State.PENDING);

        store.clock().advance(Duration.ofHours(7));
        assertThat(replies().current(review)).map(Reply::state).contains(Reply.State.PUBLISHED);
        assertThat(newest().reply()).map(Reply::text).contains("Thank you.");
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_ANSWER", "TROUBLE_AFTERWARDS"})
    void aReplyWhoseAnswerIsLostIsSentOnceAndFoundByAsking(FaultKind kind) throws Exception {
        ReviewId review = newest().id();
        store.faults().add(Fault.of(kind));

        assertThat(failure(() -> replies().publish(review, "Thank you."))).isInstanceOf(Unavailable.class);

        assertThat(replies().current(review)).map(Reply::text).contains("Thank you.");
        assertThat(store.reviews().published(review.value())).containsExactly("Thank you.");
    }

    @ParameterizedTest
    @EnumSource(names = {"CONFLICT", "UNPROCESSABLE"})
    void aReplyThatIsNotAcceptedIsRejectedWithTheStoresWords(FaultKind kind) throws Exception {
        ReviewId review = newest().id();
        store.faults().add(Fault.of(kind));

        assertThat(failure(() -> replies().publish(review, "Thank you.")))
                .isInstanceOfSatisfying(RequestRejected.class, rejected -> assertThat(rejected.message())
                        .contains("did not accept"));

        assertThat(store.reviews().published(review.value())).isEmpty();
    }

    @Test
    void aSessionThatHasEndedIsRenewedOnceAndTheReplySentOnce() throws Exception {
        ReviewId review = newest().id();
        store.clock().advance(Duration.ofHours(9));

        replies().publish(review, "Thank you.");

        assertThat(store.reviews().published(review.value())).containsExactly("Thank you.");
        assertThat(signIns.asked()).as("when linking, and once since").isEqualTo(2);
    }

    @Test
    void whoseRoleWasTakenAwayIsToldWhichOne() throws Exception {
        ReviewId review = newest().id();
        store.people().put(store.people().get(Practice.APPLE_ID).withRoles(Set.of(Role.FINANCE)));

        for (ConnectorFailure failure :
                List.of(failure(this::newest), failure(() -> replies().publish(review, "Thank you.")))) {
            assertThat(failure).isInstanceOfSatisfying(PermissionMissing.class, missing -> assertThat(missing.message())
                    .contains("Customer Support"));
        }
    }
}
