package org.storelink.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storelink.platform.ProblemException;
import org.storelink.platform.ProblemException.FieldError;
import org.storelink.reports.ReportQuery.Parameters;

class ReportQueryTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    @ParameterizedTest
    @CsvSource({
        "2026-02-28, 2026-02-28",
        "-30, 2026-10-24",
        "30, 2026-10-24",
        "0, 2026-11-23",
        "-7d, 2026-11-16",
        "-2w, 2026-11-09",
        "w, 2026-11-16",
        "-m, 2026-10-23",
        "-1M, 2026-10-23",
        "-1y, 2025-11-23",
        "' -2 ', 2026-11-21"
    })
    void understandsDatesAndHowLongAgo(String text, LocalDate date) {
        assertThat(ReportQuery.parse(new Parameters(text, null, null, null, null, null, null), TODAY, ReportKind.SALES)
                        .startDate())
                .contains(date);
    }

    @ParameterizedTest
    @CsvSource({
        "daily, 2026-10-15, 2026-10-20",
        "weekly, 2026-10-12, 2026-10-25",
        "monthly, 2026-10-01, 2026-10-31",
        "quarterly, 2026-10-01, 2026-12-31",
        "yearly, 2026-01-01, 2026-12-31"
    })
    void roundsBothEndsOutwardToWholePeriods(String granularity, LocalDate from, LocalDate to) {
        ReportQuery query = ReportQuery.parse(
                new Parameters("2026-10-15", "2026-10-20", "dates", granularity, null, null, null),
                TODAY,
                ReportKind.SALES);

        assertThat(query.startDate()).contains(from);
        assertThat(query.endDate()).contains(to);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"dates|DATE", "date,products|DATE PRODUCT", "Countries,product|COUNTRY PRODUCT", "''|''", ",|''"})
    void readsOneOrTwoDimensionsInAnyOrder(String groupBy, String dimensions) {
        ReportQuery query =
                ReportQuery.parse(new Parameters(null, null, groupBy, null, null, null, null), TODAY, ReportKind.SALES);

        assertThat(query.groupBy())
                .extracting(Enum::name)
                .isEqualTo(dimensions.isEmpty() ? List.of() : List.of(dimensions.split(" ")));
    }

    @Test
    void takesCommasAndSemicolonsBetweenValues() {
        ReportQuery query = ReportQuery.parse(
                new Parameters(null, null, null, null, "12;7,3", "de;FR,us", "9"), TODAY, ReportKind.SALES);

        assertThat(query.products()).containsExactlyInAnyOrder(12L, 7L, 3L);
        assertThat(query.countries()).containsExactlyInAnyOrder("DE", "FR", "US");
        assertThat(query.accounts()).containsExactly(9L);
    }

    @Test
    void namesEveryFieldThatItDoesNotUnderstand() {
        Parameters parameters =
                new Parameters("yesterday", "2026-02-30", "dates,device", "hourly", "12,x", "Germany", "-1");

        assertThatThrownBy(() -> ReportQuery.parse(parameters, TODAY, ReportKind.SALES))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.errors())
                        .extracting(FieldError::field)
                        .containsExactly(
                                "start_date",
                                "end_date",
                                "group_by",
                                "granularity",
                                "products",
                                "countries",
                                "accounts"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "2026-11-02 | 2026-11-01 | -                        | end_date | lies before",
                "-          | -          | dates,dates              | group_by | twice",
                "-          | -          | dates,products,countries | group_by | at most 2",
                "-          | -          | storefronts              | group_by | dates, products, countries",
                "99999      | -          | -                        | start_date | -30, -2w, -1m, -1y"
            })
    void saysWhatIsAllowed(String start, String end, String groupBy, String field, String words) {
        assertThatThrownBy(() -> ReportQuery.parse(
                        new Parameters(start, end, groupBy, null, null, null, null), TODAY, ReportKind.SALES))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.errors()).extracting(FieldError::field).containsExactly(field);
                    assertThat(problem.detail()).contains(words);
                });
    }

    @Test
    void knowsFourFormats() {
        assertThat(ReportFormat.named(null)).isEqualTo(ReportFormat.JSON);
        assertThat(ReportFormat.named("CSV")).isEqualTo(ReportFormat.CSV);
        assertThatThrownBy(() -> ReportFormat.named("xml"))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.detail())
                        .contains("json, flat, csv, ndjson"));
    }
}
