package org.storelink.example;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.AuthenticationExpired;
import org.storelink.connector.ConnectorFailure.Defect;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.PartSink;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.Reports;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.SliceResult;

/**
 * Moves bytes and understands none of them. A day's book has two pages, so a slice has two parts, and the host is told after
 * the first where to go on if it should crash before the second.
 */
final class StallReports implements Reports {

    private static final int PAGES = 2;
    private static final Duration ASK_AGAIN = Duration.ofMinutes(30);

    private final Stall stall;
    private final Tickets tickets;
    private final Clock clock;

    StallReports(Stall stall, Tickets tickets, Clock clock) {
        this.stall = stall;
        this.tickets = tickets;
        this.clock = clock;
    }

    @Override
    public SliceResult fetch(ReportSlice slice, Optional<ResumeToken> resume, PartSink sink)
            throws ConnectorException, IOException {
        if (!slice.stream().equals(StallConnector.DAILY)) {
            throw new ConnectorException(new Defect("A stall has no stream " + slice.stream() + "."));
        }
        LocalDate today = StallConnector.today(clock);
        String ticket = tickets.usable();
        int first = resume.map(token -> Integer.parseInt(token.value()) + 1).orElse(1);
        for (int page = first; page <= PAGES; page++) {
            Stall.Answer answer =
                    stall.book(ticket, slice.vendor(), slice.period().start(), page, today);
            if (!(answer instanceof Stall.Answer.Page found)) {
                return absence(answer);
            }
            sink.accept(
                    slice.vendor() + "-" + slice.period() + "-" + page + ".txt",
                    new ByteArrayInputStream(found.text().getBytes(StandardCharsets.UTF_8)),
                    page < PAGES ? Optional.of(new ResumeToken(Integer.toString(page))) : Optional.empty());
        }
        return new SliceResult.Complete();
    }

    /**
     * All that is not a report, translated once, in one switch. To have nothing is no failure, and there are three ways of it:
     * there was nothing, there is nothing yet, there will be nothing.
     */
    private SliceResult absence(Stall.Answer answer) throws ConnectorException {
        return switch (answer) {
            case Stall.Answer.Closed _ -> new SliceResult.Empty();
            case Stall.Answer.BooksStillOpen _ ->
                new SliceResult.NotYetAvailable(clock.instant().plus(ASK_AGAIN));
            case Stall.Answer.BooksThrownAway _ -> new SliceResult.Never("The stall has thrown this book away.");
            case Stall.Answer.TicketNotGood _ ->
                throw new ConnectorException(new AuthenticationExpired("The stall wants to see you. Link it again."));
            case Stall.Answer.NoSuchTable _ ->
                throw new ConnectorException(new RequestRejected("The stall has no such table any more."));
            case Stall.Answer.Page _ -> throw new IllegalArgumentException("a page is not an absence");
        };
    }
}
