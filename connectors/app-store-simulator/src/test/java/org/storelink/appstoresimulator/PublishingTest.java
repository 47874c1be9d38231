package org.storelink.appstoresimulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storelink.appstoresimulator.publishing.DateType;
import org.storelink.appstoresimulator.publishing.Period;
import org.storelink.appstoresimulator.publishing.Publication;
import org.storelink.appstoresimulator.truth.TrueSales;

class PublishingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String VENDOR = "85410007";

    private AppStoreSimulator store;
    private RawClient client;

    @BeforeEach
    void open() {
        store = AppStoreSimulator.start(
                Options.builder().accounts(1).today(TODAY).build());
        client = new RawClient(store.uri())
                .with("accesstoken", store.accessTokens().issue().value());
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    @Test
    void publishesADayTheNextDayAtAFixedHour() {
        LocalDate day = punctualDay();

        store.clock().set(day.plusDays(1).atTime(14, 59).toInstant(ZoneOffset.UTC));
        assertThat(RawClient.element(daily(day), "Code")).isEqualTo("210");
        assertThat(store.truth().sales(VENDOR, day, day)).isEmpty();

        store.clock().advance(Duration.ofMinutes(1));
        assertThat(daily(day).headers().firstValue("filename")).isPresent();
        assertThat(store.truth().sales(VENDOR, day, day)).isNotEmpty();
    }

    @Test
    void publishesSomeDaysLate() {
        long late = TODAY.minusDays(300)
                .datesUntil(TODAY)
                .filter(day -> stateInTheEveningAfter(day) == Publication.NOT_YET)
                .count();

        assertThat(late).isBetween(3L, 30L);
    }

    @Test
    void publishesOlderReportsForAsLongAsItKeepsThem() {
        assertThat(count(DateType.DAILY)).isEqualTo(365);
        assertThat(count(DateType.WEEKLY)).isEqualTo(52);
        assertThat(count(DateType.MONTHLY)).isEqualTo(12);
        assertThat(count(DateType.YEARLY)).isEqualTo(7);
    }

    @Test
    void restatesSomeDaysTwoDaysLater() {
        List<LocalDate> restated = TODAY.minusDays(100)
                .datesUntil(TODAY.minusDays(5))
                .filter(this::changesTwoDaysLater)
                .toList();

        assertThat(restated).hasSizeBetween(2, 20);
    }

    @Test
    void restatesADayWhenTold() {
        LocalDate day = punctualDay();
        byte[] before = daily(day).body();
        List<TrueSales> truthBefore = store.truth().sales(VENDOR, day, day);
        Instant noon = Instant.parse("2026-11-24T12:00:00Z");

        store.restatements().at(VENDOR, day, noon);

        assertThat(daily(day).body()).isEqualTo(before);
        store.clock().set(noon);
        assertThat(daily(day).body()).isNotEqualTo(before);
        assertThat(store.truth().sales(VENDOR, day, day)).isNotEqualTo(truthBefore);
    }

    @Test
    void restatesADayWhenItIsAskedForTheThirdTime() {
        LocalDate day = punctualDay();
        store.restatements().onAsking(VENDOR, day, 3);

        byte[] first = daily(day).body();
        byte[] second = daily(day).body();
        byte[] third = daily(day).body();
        byte[] fourth = daily(day).body();

        assertThat(second).isEqualTo(first);
        assertThat(third).isNotEqualTo(first);
        assertThat(fourth).isEqualTo(third);
    }

    @Test
    void servesAWrongWeekOnceAndThenTheRightOne() {
        List<LocalDate> mixedUp = LocalDate.of(2025, 12, 14)
                .datesUntil(LocalDate.of(2026, 11, 16))
                .filter(day -> day.getDayOfWeek() == DayOfWeek.SUNDAY)
                .filter(sunday -> !endOf(weekly(sunday)).equals(us(sunday)))
                .toList();

        assertThat(mixedUp).hasSizeBetween(1, 10).allSatisfy(sunday -> assertThat(endOf(weekly(sunday)))
                .isEqualTo(us(sunday)));
    }

    @Test
    void canDoWithoutQuirks() {
        try (AppStoreSimulator calm = AppStoreSimulator.start(
                Options.builder().today(TODAY).quirks(false).build())) {
            assertThat(TODAY.minusDays(300).datesUntil(TODAY)).allSatisfy(day -> {
                calm.clock().today(day.plusDays(1));
                assertThat(calm.truth().publication(VENDOR, DateType.DAILY, day))
                        .isNotEqualTo(Publication.NOT_YET);
            });
        }
    }

    private LocalDate punctualDay() {
        return TODAY.minusDays(60)
                .datesUntil(TODAY.minusDays(5))
                .filter(day -> stateInTheEveningAfter(day) == Publication.AVAILABLE)
                .filter(day -> !changesTwoDaysLater(day))
                .findFirst()
                .orElseThrow();
    }

    private Publication stateInTheEveningAfter(LocalDate day) {
        store.clock().today(day.plusDays(1));
        Publication publication = store.truth().publication(VENDOR, DateType.DAILY, day);
        store.clock().today(TODAY);
        return publication;
    }

    private boolean changesTwoDaysLater(LocalDate day) {
        store.clock().set(day.plusDays(2).atTime(17, 0).toInstant(ZoneOffset.UTC));
        List<TrueSales> before = store.truth().sales(VENDOR, day, day);
        store.clock().today(TODAY);
        return !before.equals(store.truth().sales(VENDOR, day, day));
    }

    private long count(DateType type) {
        return LocalDate.of(2017, 1, 1)
                .datesUntil(TODAY.plusYears(1))
                .filter(day -> Period.containing(type, day).end().equals(day))
                .map(day -> store.truth().publication(VENDOR, type, day))
                .filter(publication -> publication == Publication.AVAILABLE || publication == Publication.NO_SALES)
                .count();
    }

    private HttpResponse<byte[]> daily(LocalDate day) {
        return client.report(VENDOR, "Daily", day.format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    private HttpResponse<byte[]> weekly(LocalDate sunday) {
        return client.report(VENDOR, "Weekly", sunday.format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    private static String endOf(HttpResponse<byte[]> report) {
        return NaiveReport.value(NaiveReport.rows(RawClient.unpacked(report)).getFirst(), "End Date");
    }

    private static String us(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("MM/dd/uuuu"));
    }
}
