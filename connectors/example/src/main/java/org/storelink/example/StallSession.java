package org.storelink.example;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Replies;
import org.storelink.connector.Reports;
import org.storelink.connector.Reviews;
import org.storelink.connector.StoreSession;

/** Work with one linked stall, on one thread. There is nothing to close; a connector that opens something closes it. */
final class StallSession implements StoreSession {

    private final Stall stall;
    private final Tickets tickets;
    private final Clock clock;

    StallSession(Stall stall, Tickets tickets, Clock clock) {
        this.stall = stall;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** One answer for each capability of the mode, with as few calls as will do. */
    @Override
    public List<Check> check() throws ConnectorException {
        boolean opened =
                !stall.tables(tickets.usable(), StallConnector.today(clock)).isEmpty();
        return StallConnector.GIVEN.stream()
                .sorted()
                .map(capability -> opened
                        ? new Check(capability, Check.Outcome.GRANTED, "")
                        : new Check(capability, Check.Outcome.MISSING, "Ask the stall to let you see its books."))
                .toList();
    }

    @Override
    public Optional<Reports> reports() {
        return Optional.of(new StallReports(stall, tickets, clock));
    }

    /** Nothing to override for a store without reviews: a session has none unless it says so. */
    @Override
    public Optional<Reviews> reviews() {
        return Optional.of(new StallReviews(new Desk(stall, tickets, clock)));
    }

    @Override
    public Optional<Replies> replies() {
        return Optional.of(new StallReplies(new Desk(stall, tickets, clock)));
    }
}
