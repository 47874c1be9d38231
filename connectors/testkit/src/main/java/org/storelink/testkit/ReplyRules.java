package org.storelink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.Replies;
import org.storelink.connector.Reply;
import org.storelink.connector.ReplyLimit;
import org.storelink.connector.Review;
import org.storelink.connector.ReviewId;
import org.storelink.connector.StoreSession;

/** Group 1300: a reply is sent as it was written, replaced and withdrawn, and the store can be asked for it. For modes that give replies. */
interface ReplyRules extends OnBench {

    @Test
    default void aSessionHasRepliesExactlyWhenItsModeGivesThem()
            throws ConnectorException, IOException, InterruptedException {
        LinkGrant grant = bench().link();
        int before = bench().storeCalls();

        boolean given = bench().inSession(grant, bench().context(), session -> session.replies()
                .filter(replies -> replies.limit().most() > 0)
                .isPresent());

        assertThat(given).isEqualTo(bench().gives(Capability.REPLIES));
        assertThat(bench().storeCalls()).isEqualTo(before);
    }

    @Test
    default void aReplyIsPublishedReplacedAndWithdrawn() throws Exception {
        replying((session, review, replies) -> {
            Reply first = replies.publish(review, "Thank you.");
            assertThat(first.text()).isEqualTo("Thank you.");
            assertThat(replies.current(review)).map(Reply::text).contains("Thank you.");

            replies.publish(review, "Thank you very much.");
            assertThat(replies.current(review)).map(Reply::text).contains("Thank you very much.");
            assertThat(newest(session).reply()).map(Reply::text).contains("Thank you very much.");

            replies.withdraw(review);
            assertThat(replies.current(review)).isEmpty();
            assertThat(newest(session).reply()).isEmpty();
            replies.withdraw(review);
        });
    }

    @Test
    default void aReplyComesBackAsItWasWritten() throws Exception {
        String text = "Grüße 👍🏽 “à vous” \"\\/ </b> &amp; {} 潮汐 مرحبا\nnext line";
        replying((_, review, replies) -> {
            replies.publish(review, text);

            assertThat(replies.current(review)).map(Reply::text).contains(text);
        });
    }

    @Test
    default void aReplyOfTheGreatestLengthIsTaken() throws Exception {
        replying((_, review, replies) -> {
            String text = "x".repeat(replies.limit().most());

            replies.publish(review, text);

            assertThat(replies.current(review)).map(Reply::text).contains(text);
        });
    }

    @Test
    default void aReplyThatIsTooLongOrBlankIsRefusedWithoutACall() throws Exception {
        replying((_, review, replies) -> {
            ReplyLimit limit = replies.limit();
            int before = bench().storeCalls();

            for (String text : List.of("", " \n", "x".repeat(limit.most() + 1))) {
                assertThat(Failures.of(() -> replies.publish(review, text)))
                        .isInstanceOf(ConnectorFailure.RequestRejected.class);
            }

            assertThat(bench().storeCalls()).isEqualTo(before);
        });
    }

    @Test
    default void aReplyToAReviewThatIsNotThereIsRejected() throws Exception {
        replying((_, review, replies) -> {
            ReviewId nobodys = new ReviewId(review.numbering(), "99999999");

            assertThat(Failures.of(() -> replies.publish(nobodys, "Thank you.")))
                    .isInstanceOf(ConnectorFailure.RequestRejected.class);
            assertThat(Failures.of(() -> replies.current(nobodys)))
                    .isInstanceOf(ConnectorFailure.RequestRejected.class);
        });
    }

    @Test
    default void repliesShowNoSecretEvenWhenTheStoreRepeatsThem() throws Exception {
        if (!bench().gives(Capability.REPLIES)
                || bench().descriptor().endpoints().isEmpty()) {
            return;
        }
        LinkGrant grant = bench().link();
        ReviewId review =
                bench().inSession(grant, bench().context(), this::newest).id();
        List<Object> seen = new ArrayList<>();
        try (Eavesdropper log = new Eavesdropper();
                OddServer parrot = OddServer.answering(
                        422, Map.of("Content-Type", "text/plain"), String.join(" ", bench().secrets()))) {
            seen.add(Failures.of(() -> bench().inSession(
                            grant, bench().everythingAt(parrot.uri()), session -> TestBench.repliesOf(session)
                                    .publish(review, "Thank you."))));
            seen.addAll(log.heard());
        }

        assertThat(bench().secrets()).noneMatch(secret -> seen.stream()
                .anyMatch(thing -> thing.toString().contains(secret)));
    }

    /** What is tried with the newest review. */
    interface Trial {

        void with(StoreSession session, ReviewId newest, Replies replies)
                throws ConnectorException, IOException, InterruptedException;
    }

    private void replying(Trial trial) throws Exception {
        if (!bench().gives(Capability.REPLIES)) {
            return;
        }
        bench().inSession(bench().link(), bench().context(), session -> {
            trial.with(session, newest(session).id(), TestBench.repliesOf(session));
            return true;
        });
    }

    private Review newest(StoreSession session) throws ConnectorException, IOException, InterruptedException {
        return TestBench.reviewsOf(session)
                .page(bench().appWithReviews(), Optional.empty())
                .reviews()
                .getFirst();
    }
}
