package org.storelink.appstoreconnect.finance;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.storelink.appstoreconnect.sales.SalesReport;
import org.storelink.connector.Capability;
import org.storelink.connector.FiscalCalendar;
import org.storelink.connector.FiscalMonth;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportStream;
import org.storelink.connector.Scope;
import org.storelink.connector.Subject;

/** What a vendor is told about money by fiscal month. */
public enum FinanceReport {
    /** Settled amounts by product, country and region. */
    FINANCIAL("financial-monthly", "Financial reports", Subject.SETTLEMENTS),
    /** What is paid to which bank account, and when. */
    PAYMENTS("payments-monthly", "Payments", Subject.PAYMENTS);

    /** Apple's year ends on the last Saturday of September. Its quarters have 5, 4 and 4 weeks; a 53rd week is December's. */
    static final FiscalCalendar CALENDAR =
            new FiscalCalendar(DayOfWeek.SATURDAY, Month.SEPTEMBER, List.of(5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4), 3);

    /** The App Store opened on 10 July 2008. */
    private static final LocalDate STORE_OPENED = LocalDate.of(2008, 7, 10);

    /** A month ends on a Saturday and is settled by the Friday after it. */
    private static final Duration USUAL_DELAY = Duration.ofDays(6);

    /** The API hands out about a year of financial reports, the site three years. */
    public static final Period KEPT_FOR_KEYS = Period.ofMonths(12);

    /** A payment is expected for about 33 days before it is made. */
    private static final int RESTATED_FOR_DAYS = 45;

    private final String stream;
    private final String label;
    private final Subject subject;

    FinanceReport(String stream, String label, Subject subject) {
        this.stream = stream;
        this.label = label;
        this.subject = subject;
    }

    public static List<ReportStream> streams() {
        return Arrays.stream(values()).map(FinanceReport::stream).toList();
    }

    public static Optional<FinanceReport> ofStream(String id) {
        return Arrays.stream(values())
                .filter(report -> report.stream.equals(id))
                .findFirst();
    }

    public String streamId() {
        return stream;
    }

    private ReportStream stream() {
        return new ReportStream(
                stream,
                label,
                Capability.FINANCE,
                Grain.MONTH,
                SalesReport.PACIFIC,
                STORE_OPENED,
                Optional.of(Period.ofMonths(36)),
                USUAL_DELAY,
                RESTATED_FOR_DAYS,
                subject,
                Scope.VENDOR,
                Optional.of(CALENDAR));
    }

    /** Whether a month that nothing is told of may still come: until it is settled its page is as empty as that of one without money. */
    static boolean mayStillCome(ReportPeriod period, Instant now) {
        return LocalDate.ofInstant(now, SalesReport.PACIFIC)
                .minusDays(RESTATED_FOR_DAYS)
                .isBefore(month(period).end().plusDays(1));
    }

    static FiscalMonth month(ReportPeriod period) {
        return CALENDAR.month(YearMonth.from(period.start()));
    }
}
