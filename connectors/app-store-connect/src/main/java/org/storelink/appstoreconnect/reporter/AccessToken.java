package org.storelink.appstoreconnect.reporter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.storelink.appstoreconnect.sales.SalesReport;

/**
 * The token that opens reports: one per Apple Account, valid for 180 days; a new one ends the old one.
 *
 * @param expiresOn day on which it comes to its end, by Apple's clock, if Apple says so
 */
public record AccessToken(String value, Optional<LocalDate> expiresOn) {

    private static final Pattern PRINTED = Pattern.compile("(?im)^\\s*AccessToken\\s*:\\s*(\\S+)\\s*$");
    private static final Pattern PRINTED_DATE =
            Pattern.compile("(?im)^\\s*Expiration\\s*Date\\s*:\\s*(\\d{4}-\\d{2}-\\d{2})");

    /** The token in an answer, which is XML or lines of text, whatever was asked for; empty when it holds none. */
    static Optional<AccessToken> in(String body) {
        Optional<XmlAnswer> xml = XmlAnswer.of(body);
        if (xml.isPresent()) {
            return xml.get()
                    .textOf("AccessToken")
                    .map(value -> new AccessToken(
                            value, xml.get().textOf("ExpirationDate").flatMap(AccessToken::date)));
        }
        Matcher token = PRINTED.matcher(body);
        if (!token.find()) {
            return Optional.empty();
        }
        Matcher expires = PRINTED_DATE.matcher(body);
        return Optional.of(new AccessToken(token.group(1), expires.find() ? date(expires.group(1)) : Optional.empty()));
    }

    private static Optional<LocalDate> date(String printed) {
        try {
            return Optional.of(LocalDate.parse(printed.substring(0, Math.min(10, printed.length()))));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /** Whether the day of its end is over. On that day itself the store decides. */
    public boolean isOver(Instant now) {
        return expiresOn.isPresent()
                && LocalDate.ofInstant(now, SalesReport.PACIFIC).isAfter(expiresOn.get());
    }

    /** The beginning of its last day: from then on nobody should count on it. */
    public Optional<Instant> expiresAt() {
        return expiresOn.map(day -> day.atStartOfDay(SalesReport.PACIFIC).toInstant());
    }

    @Override
    public String toString() {
        return "AccessToken[expiresOn=" + expiresOn + "]";
    }
}
