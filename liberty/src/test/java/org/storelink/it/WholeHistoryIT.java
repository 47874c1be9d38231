package org.storelink.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storelink.appstoresimulator.Options;
import org.storelink.appstoresimulator.publishing.DateType;
import org.storelink.appstoresimulator.publishing.Period;

/**
 * The main job from end to end: links the practice store in the console, watches all sales there are come in, and holds every figure of
 * theirs in the console and in the API against the store's own books.
 */
@ExtendWith(ConsoleBrowser.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeHistoryIT {

    private static final double COLLECTING = 300_000;

    /** A year of subscriptions is two files more for every day; they are held against the books elsewhere. */
    private static final Map<String, String> SALES_ALONE = Map.of(
            "STORELINK_CONNECTOR_APP_STORE_CONNECT_STREAM_SUBSCRIPTIONS_DAILY", "off",
            "STORELINK_CONNECTOR_APP_STORE_CONNECT_STREAM_SUBSCRIPTION_EVENTS_DAILY", "off");

    @AutoClose
    private final Storelink storelink =
            Storelink.start(Options.builder().rowsPerDay(40).build(), SALES_ALONE);

    private final LocalDate today = LinkedPracticeStore.today(storelink);
    private final LocalDate to = LinkedPracticeStore.lastCollected(storelink);

    @SuppressWarnings("NullAway.Init") // The first test fills it.
    private LinkedPracticeStore account;

    @Test
    @Order(1)
    void linksInTheConsoleAndWatchesTheHistoryComeInNewestFirst(Page page) {
        storelink.signIn(page);
        LinkWizard wizard = new LinkWizard(page, storelink);
        account = new LinkedPracticeStore(storelink, wizard.linkEverything());
        wizard.link("Watch the history come in").click();

        Locator count = page.locator("#history-count");
        assertThat(count).hasText(Pattern.compile("[1-9][0-9,]* of [0-9,]+ reports"), patiently());
        String before = count.textContent();
        assertThat(count).not().hasText(before, patiently());
        page.reload();
        List<String> days = statesOfDays(page);
        assertThat(days.lastIndexOf("due")).isLessThan(days.lastIndexOf("loaded"));
        assertThat(days).containsSubsequence("due", "loaded");

        assertThat(page.locator("#history-words"))
                .not()
                .containsText(
                        "the newest come first", new LocatorAssertions.ContainsTextOptions().setTimeout(COLLECTING));
        assertThat(term(page, "Last sync")).hasText(Pattern.compile("now|.* ago"));
        assertThat(term(page, "Next sync")).hasText(Pattern.compile("in .*|tomorrow"));
        account.awaitCollected();
    }

    /** In a profile of its own: a browser's clock goes for all pages of a profile, and cannot be put right again. */
    @Test
    void aPageThatStaysOpenGoesOnTellingHowLongAgoTheLastSyncWas(Page shared) {
        try (BrowserContext profile = shared.context().browser().newContext()) {
            Page page = profile.newPage();
            storelink.letIn(page);
            page.clock().install();
            page.navigate(storelink.url("/accounts/account?id=" + account.id()));
            assertThat(term(page, "Last sync")).hasText(Pattern.compile("now|.* (second|minute)s? ago"));

            page.clock().fastForward("03:00:00");

            assertThat(term(page, "Last sync")).hasText("3 hours ago");
        }
    }

    @ParameterizedTest
    @CsvSource({"DATE, PRODUCT", "PRODUCT, COUNTRY", "COUNTRY, DATE"})
    void everyDayOfAYearIsExactOverRest(Group outer, Group inner) {
        LocalDate from = today.minusDays(364);
        List<Group> groups = List.of(outer, inner);

        Figures reported = account.overRest("start_date=" + from + "&end_date=" + to, groups);

        assertThat(reported.differencesFrom(books(from, DateType.DAILY).sales(groups)))
                .isEmpty();
        assertThat(reported.size()).isGreaterThan(5_000);
    }

    @Test
    void everyYearIsExactOverRestAlsoWhereTheStoreHasNoDaysLeft() {
        List<Group> groups = List.of(Group.DATE, Group.PRODUCT);
        Figures reported = account.overRest(
                "granularity=yearly&start_date=" + LinkedPracticeStore.OPENING + "&end_date=" + to, groups);

        assertThat(reported.differencesFrom(
                        books(LinkedPracticeStore.OPENING, DateType.YEARLY).sales(groups)))
                .isEmpty();
    }

    @Test
    void theSumOfAllTimeIsExactOverRest() {
        List<Group> groups = List.of(Group.COUNTRY);

        assertThat(account.overRest("end_date=" + to, groups)
                        .differencesFrom(books(LinkedPracticeStore.OPENING, DateType.YEARLY)
                                .sales(groups)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DAILY, 364, DATE,",
        "DAILY, 364, PRODUCT,",
        "DAILY, 364, COUNTRY,",
        "DAILY, 20, DATE, PRODUCT",
        "DAILY, 20, COUNTRY, DATE",
        "DAILY, 30, PRODUCT, COUNTRY",
        "WEEKLY, 364, DATE,",
        "MONTHLY, 364, DATE, PRODUCT",
        "MONTHLY, 364, COUNTRY, DATE",
    })
    void everyFigureOfTheSalesPageIsExact(DateType period, int days, Group outer, Group inner, Page page) {
        LocalDate from = firstDayOfAPeriod(period, today.minusDays(days));
        checkSalesPage(page, period, from, inner == null ? List.of(outer) : List.of(outer, inner));
    }

    @Test
    void everyYearOfTheSalesPageIsExactAlsoWhereTheStoreHasNoDaysLeft(Page page) {
        checkSalesPage(page, DateType.YEARLY, LinkedPracticeStore.OPENING, List.of(Group.DATE, Group.PRODUCT));
    }

    @ParameterizedTest
    @CsvSource({"DATE", "PRODUCT", "COUNTRY"})
    void everyFigureOfTheRevenuePageIsExact(Group by, Page page) {
        LocalDate from = today.minusDays(364);
        Books books = books(from, DateType.DAILY);
        storelink.letIn(page);
        page.navigate(storelink.url("/reports/revenue?" + query(DateType.DAILY, from, List.of(by))));
        ConsoleTable table = ConsoleTable.shownBy(page);

        Figures shown = table.figures(List.of(by), ReportColumns.REVENUE.metrics(), names(DateType.DAILY));

        assertThat(shown.differencesFrom(ReportColumns.REVENUE.of(books.revenue(List.of(by)))))
                .isEmpty();
        assertThat(table.sums(ReportColumns.REVENUE.metrics())
                        .differencesFrom(ReportColumns.REVENUE.of(books.revenue(List.of()))))
                .isEmpty();
    }

    @Test
    void theFormAsksForWhatTheTableShows(Page page) {
        LocalDate from = today.minusDays(60);
        storelink.signIn(page);
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Sales").setExact(true))
                .click();
        page.getByLabel("From").fill(from.toString());
        page.getByLabel("To", new Page.GetByLabelOptions().setExact(true)).fill(to.toString());
        page.getByLabel("Group by").selectOption("Products");
        page.getByLabel("then by").selectOption("nothing else");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show"))
                .click();
        page.waitForURL(Pattern.compile(".*group_by=products.*"));

        Figures shown = ConsoleTable.shownBy(page)
                .figures(List.of(Group.PRODUCT), ReportColumns.SALES.metrics(), names(DateType.DAILY));

        assertThat(shown.differencesFrom(
                        ReportColumns.SALES.of(books(from, DateType.DAILY).sales(List.of(Group.PRODUCT)))))
                .isEmpty();
    }

    @Test
    void theDownloadedTableIsExact(Page page) throws IOException {
        LocalDate from = today.minusDays(364);
        List<Group> groups = List.of(Group.DATE, Group.COUNTRY);
        storelink.letIn(page);
        page.navigate(storelink.url("/reports/sales?" + query(DateType.DAILY, from, groups)));

        Download download =
                page.waitForDownload(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("CSV"))
                        .click());

        Figures downloaded = ReportRows.ofCsv(Files.readString(download.path())).figures(groups, account.products());
        assertThat(download.suggestedFilename()).isEqualTo("sales_" + from + "_" + to + ".csv");
        assertThat(downloaded.differencesFrom(books(from, DateType.DAILY).sales(groups)))
                .isEmpty();
    }

    /** Two groups and a country at a time: every figure there is, however finely it is taken apart. */
    @Test
    void everyDayOfEveryProductInEveryCountryIsExact(Page page) {
        LocalDate from = today.minusDays(364);
        List<Group> groups = List.of(Group.DATE, Group.PRODUCT);
        Books books = books(from, DateType.DAILY);
        Map<Long, String> products = account.products();
        storelink.letIn(page);
        List<String> differences = new ArrayList<>();
        int figures = 0;
        for (String country : books.countries()) {
            String file = page.request()
                    .get(storelink.url(
                            "/reports/sales.csv?" + query(DateType.DAILY, from, groups) + "&countries=" + country))
                    .text();
            Figures downloaded = ReportRows.ofCsv(file).figures(groups, products);
            figures += downloaded.size();
            downloaded
                    .differencesFrom(books.inCountry(country).sales(groups))
                    .forEach(difference -> differences.add(country + " " + difference));
        }

        assertThat(differences).isEmpty();
        assertThat(figures).isGreaterThan(50_000);
    }

    @Test
    void everyPeriodHasAWord() {
        long all = account.countOf("");
        long known = List.of("not_due", "waiting", "loaded", "empty", "restated", "late", "missing", "blocked").stream()
                .mapToLong(account::countOf)
                .sum();

        assertThat(known).isEqualTo(all).isGreaterThan(1_000);
    }

    private void checkSalesPage(Page page, DateType period, LocalDate from, List<Group> groups) {
        Books books = books(from, period);
        storelink.letIn(page);
        page.navigate(storelink.url("/reports/sales?" + query(period, from, groups)));
        ConsoleTable table = ConsoleTable.shownBy(page);

        Figures shown = table.figures(groups, ReportColumns.SALES.metrics(), names(period));

        assertThat(page.getByText("not shown; the totals count them")).hasCount(0);
        assertThat(shown.differencesFrom(ReportColumns.SALES.of(books.sales(groups))))
                .isEmpty();
        assertThat(table.sums(ReportColumns.SALES.metrics())
                        .differencesFrom(ReportColumns.SALES.of(books.sales(List.of()))))
                .isEmpty();
    }

    private String query(DateType period, LocalDate from, List<Group> groups) {
        return "group_by=" + Group.parameter(groups) + "&granularity="
                + period.text().toLowerCase(Locale.ROOT) + "&start_date=" + from + "&end_date=" + to;
    }

    private static LocalDate firstDayOfAPeriod(DateType period, LocalDate earliest) {
        LocalDate begin = Period.containing(period, earliest).begin();
        return begin.isBefore(earliest)
                ? Period.containing(period, earliest).end().plusDays(1)
                : begin;
    }

    private ShownNames names(DateType period) {
        return ShownNames.of(account.vendors(), period);
    }

    private Books books(LocalDate from, DateType by) {
        return account.books(from, to, by);
    }

    /** The states in the calendar of the first vendor's days, the oldest first. */
    private static List<String> statesOfDays(Page page) {
        page.locator("#calendar").waitFor();
        String states = (String) page.evaluate(
                "[...document.querySelectorAll('#calendar a.cell')].map((cell) => cell.classList[1]).join()");
        return List.of(states.split(","));
    }

    private static Locator term(Page page, String name) {
        return page.locator("dl.pairs > div")
                .filter(new Locator.FilterOptions().setHasText(name))
                .locator("dd");
    }

    private static LocatorAssertions.HasTextOptions patiently() {
        return new LocatorAssertions.HasTextOptions().setTimeout(60_000);
    }
}
