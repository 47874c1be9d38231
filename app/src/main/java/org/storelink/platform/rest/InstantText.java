package org.storelink.platform.rest;

import jakarta.json.bind.adapter.JsonbAdapter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import org.storelink.platform.ProblemException;

/** Instants as {@code 2026-11-22T08:15:30}: UTC, to the second. A trailing {@code Z} is understood. */
public class InstantText implements JsonbAdapter<Instant, String> {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    @Override
    public String adaptToJson(Instant instant) {
        return FORM.format(instant);
    }

    @Override
    public Instant adaptFromJson(String text) {
        return parse("body", text);
    }

    static Instant parse(String field, String text) {
        try {
            String local = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
            LocalDateTime time = LocalDateTime.parse(local);
            DateText.YEARS.checkValidValue(time.getYear(), ChronoField.YEAR);
            return time.toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw ProblemException.badField(field, "is an instant in UTC such as 2026-11-22T08:15:30.");
        }
    }
}
