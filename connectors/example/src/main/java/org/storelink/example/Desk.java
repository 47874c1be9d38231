package org.storelink.example;

import java.time.Clock;
import java.time.Instant;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.AuthenticationExpired;

/** Where the guest book lies, for whoever shows a ticket. */
final class Desk {

    private final Stall stall;
    private final Tickets tickets;
    private final Clock clock;

    Desk(Stall stall, Tickets tickets, Clock clock) {
        this.stall = stall;
        this.tickets = tickets;
        this.clock = clock;
    }

    GuestBook guestBook() throws ConnectorException {
        return stall.guestBook(tickets.usable(), StallConnector.today(clock))
                .orElseThrow(() -> new ConnectorException(
                        new AuthenticationExpired("The stall wants to see you. Link it again.")));
    }

    Instant now() {
        return clock.instant();
    }
}
