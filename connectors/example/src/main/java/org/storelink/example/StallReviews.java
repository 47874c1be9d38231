package org.storelink.example;

import java.util.List;
import java.util.Optional;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.Reply;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.Review;
import org.storelink.connector.ReviewId;
import org.storelink.connector.ReviewPage;
import org.storelink.connector.Reviews;
import org.storelink.connector.StoreApp;

/** Reads the guest book, newest entries first. The host stops as soon as it knows what it gets. */
final class StallReviews implements Reviews {

    /** The stall numbers its entries in one way only; a store that has two says here which one an id is of. */
    static final String NUMBERING = "book";

    private static final String COUNTRY = "DE";

    private final Desk desk;

    StallReviews(Desk desk) {
        this.desk = desk;
    }

    @Override
    public List<StoreApp> apps() throws ConnectorException {
        desk.guestBook();
        return GuestBook.FRUIT.stream().map(fruit -> new StoreApp(fruit, fruit)).toList();
    }

    /**
     * The token is the number of the last entry that was read. "After four entries" would be wrong as soon as somebody writes a fifth one
     * in between: one entry would come twice.
     */
    @Override
    public ReviewPage page(String app, Optional<ResumeToken> after) throws ConnectorException {
        if (!GuestBook.FRUIT.contains(app)) {
            throw new ConnectorException(new RequestRejected("The stall does not sell this."));
        }
        int before = after.map(token -> Integer.parseInt(token.value())).orElse(Integer.MAX_VALUE);
        List<GuestBook.Entry> entries = desk.guestBook().olderThan(before, app);
        return new ReviewPage(
                entries.stream().map(StallReviews::review).toList(),
                entries.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ResumeToken(
                                Integer.toString(entries.getLast().number()))));
    }

    private static Review review(GuestBook.Entry entry) {
        return new Review(
                new ReviewId(NUMBERING, Integer.toString(entry.number())),
                entry.fruit(),
                entry.stars(),
                entry.headline(),
                entry.text(),
                entry.visitor(),
                COUNTRY,
                Optional.empty(),
                entry.writtenAt(),
                entry.answer().map(StallReviews::reply));
    }

    static Reply reply(GuestBook.Answer answer) {
        return new Reply(answer.text(), Reply.State.PUBLISHED, Optional.of(answer.writtenAt()));
    }
}
