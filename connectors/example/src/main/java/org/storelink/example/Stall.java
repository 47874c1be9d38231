package org.storelink.example;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The store: a market stall with two tables. It opens every day but Sunday, closes its books at midnight and keeps them for
 * ninety days. Whoever knows the passphrase gets a ticket for thirty days, and tickets open the books, the guest book too.
 */
final class Stall {

    static final String NAME = "fruit";
    static final String PASSPHRASE = "an apple a day";

    private static final int TICKET_DAYS = 30;
    private static final int DAYS_KEPT = 90;
    private static final int PAGES = 2;
    private static final String TICKET = "stall-ticket-";

    private final GuestBook guestBook = new GuestBook();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger passphrasesHeard = new AtomicInteger();

    /** What the stall says to somebody who wants to see a page of its books. */
    sealed interface Answer {

        record Page(String text) implements Answer {}

        /** The stall was closed that day. */
        record Closed() implements Answer {}

        record BooksStillOpen() implements Answer {}

        record BooksThrownAway() implements Answer {}

        record TicketNotGood() implements Answer {}

        record NoSuchTable() implements Answer {}
    }

    /** A new ticket, or nothing for somebody who does not know the passphrase. */
    Optional<String> ticket(String name, String passphrase, LocalDate today) {
        calls.incrementAndGet();
        passphrasesHeard.incrementAndGet();
        return name.equals(NAME) && passphrase.equals(PASSPHRASE)
                ? Optional.of(TICKET + today.plusDays(TICKET_DAYS))
                : Optional.empty();
    }

    /** The tables whose books a ticket opens; none if the ticket is not good. */
    List<String> tables(String ticket, LocalDate today) {
        calls.incrementAndGet();
        return isGood(ticket, today) ? List.of("north", "south") : List.of();
    }

    /** @param page from 1 */
    Answer book(String ticket, String table, LocalDate day, int page, LocalDate today) {
        calls.incrementAndGet();
        if (!isGood(ticket, today)) {
            return new Answer.TicketNotGood();
        }
        if (!table.equals("north") && !table.equals("south")) {
            return new Answer.NoSuchTable();
        }
        if (!day.isBefore(today)) {
            return new Answer.BooksStillOpen();
        }
        if (day.isBefore(today.minusDays(DAYS_KEPT))) {
            return new Answer.BooksThrownAway();
        }
        return day.getDayOfWeek() == DayOfWeek.SUNDAY ? new Answer.Closed() : new Answer.Page(page(table, day, page));
    }

    /** What visitors have written; nothing if the ticket is not good. */
    Optional<GuestBook> guestBook(String ticket, LocalDate today) {
        calls.incrementAndGet();
        return isGood(ticket, today) ? Optional.of(guestBook) : Optional.empty();
    }

    /** How often anybody has called: a real store's rate limit would look at this. */
    int calls() {
        return calls.get();
    }

    /** How often anybody has said a passphrase, right or wrong: a real store would bar an account for too many. */
    int passphrasesHeard() {
        return passphrasesHeard.get();
    }

    static LocalDate goodUntil(String ticket) {
        return LocalDate.parse(ticket.substring(TICKET.length()));
    }

    private static boolean isGood(String ticket, LocalDate today) {
        try {
            return ticket.startsWith(TICKET) && today.isBefore(goodUntil(ticket));
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    private static String page(String table, LocalDate day, int page) {
        String rows = page == 1
                ? "apple;Apple;DE;" + (10 + day.getDayOfMonth()) + ";0.30;0.40;EUR\npear;Pear;FR;4;0.35;0.45;EUR\n"
                : "apple;Apple;CH;" + day.getDayOfMonth() + ";0.35;0.50;CHF\npear;Pear;FR;-1;0.35;0.45;EUR\n";
        return "stall book;" + table + ";" + day + ";page " + page + " of " + PAGES + "\n" + rows + "end of page\n";
    }
}
