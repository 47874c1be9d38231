package org.storelink.example;

import java.util.Optional;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.Replies;
import org.storelink.connector.Reply;
import org.storelink.connector.ReplyLimit;
import org.storelink.connector.ReviewId;

/**
 * Answers in the guest book. Each call does what it says once: whether an answer whose confirmation was lost is there is for the host to
 * find out, which asks {@link #current} before it sends anything again.
 */
final class StallReplies implements Replies {

    /** Say what the store counts, not what is easiest to count: the console counts along while somebody types. */
    private static final ReplyLimit LIMIT = new ReplyLimit(GuestBook.widthOfAnAnswer(), ReplyLimit.Unit.CODE_POINTS);

    private final Desk desk;

    StallReplies(Desk desk) {
        this.desk = desk;
    }

    @Override
    public ReplyLimit limit() {
        return LIMIT;
    }

    @Override
    public Optional<Reply> current(ReviewId review) throws ConnectorException {
        return entry(review).answer().map(StallReviews::reply);
    }

    @Override
    public Reply publish(ReviewId review, String text) throws ConnectorException {
        if (text.isBlank() || !LIMIT.allows(text)) {
            // Before the store is called: the host has checked it, but a limit that only others keep is none.
            throw new ConnectorException(
                    new RequestRejected("An answer has from 1 to " + LIMIT.most() + " characters."));
        }
        GuestBook.Answer answer = new GuestBook.Answer(text, desk.now());
        desk.guestBook().answer(entry(review), Optional.of(answer));
        return StallReviews.reply(answer);
    }

    @Override
    public void withdraw(ReviewId review) throws ConnectorException {
        desk.guestBook().answer(entry(review), Optional.empty());
    }

    private GuestBook.Entry entry(ReviewId review) throws ConnectorException {
        return desk.guestBook()
                .entry(review.value())
                .orElseThrow(() ->
                        new ConnectorException(new RequestRejected("This entry is not in the guest book any more.")));
    }
}
