package org.storelink.appstoreconnect.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.fault.Fault;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.appstoresimulator.reviews.CustomerReview;
import org.storelink.appstoresimulator.reviews.DeveloperResponse;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.Gone;
import org.storelink.connector.ConnectorFailure.PermissionMissing;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ConnectorFailure.Throttled;
import org.storelink.connector.ConnectorFailure.Unavailable;
import org.storelink.connector.Reply;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.Review;
import org.storelink.connector.ReviewId;
import org.storelink.connector.ReviewPage;
import org.storelink.connector.StoreApp;
import org.storelink.connector.StoreSession;

/** Reviews and replies by key against the practice store, which tells what customers wrote and what was published. */
class KeyReviewsTest {

    private static final String TEXT = "Thank you.";

    private final KeyTalk talk = new KeyTalk();
    private final AppStoreSimulator store = talk.store();
    private final String app = talk.fixture().appWithReviews().orElseThrow();

    @AfterEach
    void close() {
        talk.close();
    }

    private static List<Review> all(StoreSession session, String app)
            throws ConnectorException, IOException, InterruptedException {
        List<Review> all = new ArrayList<>();
        Optional<ResumeToken> after = Optional.empty();
        do {
            ReviewPage page = session.reviews().orElseThrow().page(app, after);
            all.addAll(page.reviews());
            after = page.next();
        } while (after.isPresent());
        return all;
    }

    private ReviewPage page(Optional<ResumeToken> after) throws ConnectorException, IOException, InterruptedException {
        return talk.inSession(session -> session.reviews().orElseThrow().page(app, after));
    }

    private Review newest() throws ConnectorException, IOException, InterruptedException {
        return page(Optional.empty()).reviews().getFirst();
    }

    private Reply publish(ReviewId review) throws ConnectorException, IOException, InterruptedException {
        return talk.inSession(session -> session.replies().orElseThrow().publish(review, TEXT));
    }

    private Optional<Reply> current(ReviewId review) throws ConnectorException, IOException, InterruptedException {
        return talk.inSession(session -> session.replies().orElseThrow().current(review));
    }

    private Review expected(CustomerReview review) {
        return new Review(
                new ReviewId("api", review.id()),
                Long.toString(review.app()),
                review.rating(),
                review.title(),
                review.body(),
                review.nickname(),
                review.territory(),
                Optional.empty(),
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
        List<StoreApp> apps =
                talk.inSession(session -> session.reviews().orElseThrow().apps());

        assertThat(apps).hasSizeGreaterThan(1).anyMatch(each -> each.storeId().equals(app));
        for (StoreApp each : apps) {
            List<Review> read = talk.inSession(session -> all(session, each.storeId()));
            assertThat(read)
                    .as(each.name())
                    .isEqualTo(store.reviews().of(Long.parseLong(each.storeId())).stream()
                            .map(this::expected)
                            .toList());
        }
        assertThat(store.reviews().of(Long.parseLong(app))).hasSizeGreaterThan(200);
        assertThat(talk.asked())
                .as("nothing is asked for that nobody reads")
                .allSatisfy(uri -> assertThat(uri.getQuery()).contains("fields["));
    }

    @Test
    void aReplyIsPendingAndPublishedLaterAndCanBeWithdrawn() throws Exception {
        ReviewId review = newest().id();

        assertThat(publish(review).state()).isEqualTo(Reply.State.PENDING);
        assertThat(store.reviews().published(review.value())).containsExactly(TEXT);

        store.clock().advance(Duration.ofHours(7));
        talk.skew(Duration.ofHours(7));
        assertThat(current(review)).map(Reply::state).contains(Reply.State.PUBLISHED);
        talk.inSession(session -> {
            session.replies().orElseThrow().withdraw(review);
            return true;
        });
        assertThat(current(review)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_ANSWER", "TROUBLE_AFTERWARDS"})
    void aReplyWhoseAnswerIsLostIsSentOnceAndFoundByAsking(FaultKind kind) throws Exception {
        ReviewId review = newest().id();
        store.faults().add(Fault.of(kind).command("api.respond"));

        assertThat(failure(() -> publish(review))).isInstanceOf(Unavailable.class);

        assertThat(current(review)).map(Reply::text).contains(TEXT);
        assertThat(store.reviews().published(review.value())).containsExactly(TEXT);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONFLICT", "UNPROCESSABLE"})
    void aReplyThatIsNotAcceptedIsRejectedWithTheStoresWords(FaultKind kind) throws Exception {
        ReviewId review = newest().id();
        store.faults().add(Fault.of(kind).command("api.respond"));

        assertThat(failure(() -> publish(review)))
                .isInstanceOfSatisfying(RequestRejected.class, rejected -> assertThat(rejected.message())
                        .contains("did not accept"));

        assertThat(store.reviews().published(review.value())).isEmpty();
    }

    /** Nothing was done of what was refused for its token. */
    @Test
    void aTokenThatIsRefusedAtRandomIsReplacedAndTheReplySentOnce() throws Exception {
        ReviewId review = newest().id();
        store.faults()
                .add(Fault.of(FaultKind.NOT_AUTHORIZED).command("api.respond").times(1));

        publish(review);

        assertThat(store.reviews().published(review.value())).containsExactly(TEXT);
    }

    @Test
    void aKeyThatLostItsRoleIsToldWhichOne() throws Exception {
        ReviewId review = newest().id();
        store.apiKeys().change(talk.fixture().key().key().id(), Role.FINANCE);

        for (ConnectorFailure failure : List.of(failure(this::newest), failure(() -> publish(review)))) {
            assertThat(failure).isInstanceOfSatisfying(PermissionMissing.class, missing -> assertThat(missing.message())
                    .contains("role Customer Support", "cannot be changed"));
        }
    }

    @ParameterizedTest
    @CsvSource({"api.reviews", "api.respond"})
    void theApiIsLeftInPeaceWhenItAsksForThat(String command) throws Exception {
        ReviewId review = newest().id();
        store.faults().add(Fault.of(FaultKind.THROTTLED).command(command));

        assertThat(failure(() -> command.equals("api.reviews") ? newest() : publish(review)))
                .isEqualTo(new Throttled(talk.fixture().now().plusSeconds(60), RateLimit.WORDS));
        assertThat(store.reviews().published(review.value())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE", "HTML_PAGE", "ADDRESS_GONE", "UNEXPECTED"})
    void anApiThatIsOutOfOrderHasNoReviewsToTellOf(FaultKind kind) {
        store.faults().add(Fault.of(kind).command("api.reviews"));

        assertThat(failure(this::newest)).isInstanceOf(Unavailable.class);
    }

    @Test
    void anAnswerInAnotherShapeIsNoListWithoutReviews() {
        store.faults().add(Fault.of(FaultKind.OTHER_SHAPE).command("api.reviews"));

        assertThat(failure(this::newest)).isInstanceOf(Gone.class);
    }

    @ParameterizedTest
    @CsvSource({"iris:abc", "api:not-a-cursor"})
    void aPlaceThatIsNoneMakesReadingBeginAnew(String token) {
        assertThat(failure(() -> page(Optional.of(new ResumeToken(token))))).isInstanceOf(RequestRejected.class);
    }

    @ParameterizedTest
    @CsvSource({"api.reviews, api.reviews", "api.replies, api.respond"})
    void whatIsSwitchedOffIsNotAskedFor(String setting, String command) throws Exception {
        ReviewId review = newest().id();
        int before = store.requests().count(command);
        talk.set(setting, "off");

        assertThat(failure(() -> setting.equals("api.reviews") ? newest() : publish(review)))
                .isInstanceOfSatisfying(
                        Gone.class, gone -> assertThat(gone.message()).contains(setting));
        assertThat(store.requests().count(command)).isEqualTo(before);
    }
}
