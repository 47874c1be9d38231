package org.storelink.platform.rest;

import jakarta.json.bind.adapter.JsonbAdapter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.ValueRange;
import org.storelink.platform.ProblemException;

/** Dates as {@code 2026-11-22}, of the years 1 to 9999: others overflow in the calendars of databases. */
public class DateText implements JsonbAdapter<LocalDate, String> {

    static final ValueRange YEARS = ValueRange.of(1, 9999);

    @Override
    public String adaptToJson(LocalDate date) {
        return date.toString();
    }

    @Override
    public LocalDate adaptFromJson(String text) {
        return parse("body", text);
    }

    /** @throws ProblemException bad request naming the field */
    public static LocalDate parse(String field, String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            YEARS.checkValidValue(date.getYear(), ChronoField.YEAR);
            return date;
        } catch (DateTimeException e) {
            throw ProblemException.badField(field, "is a date such as 2026-11-22.");
        }
    }
}
