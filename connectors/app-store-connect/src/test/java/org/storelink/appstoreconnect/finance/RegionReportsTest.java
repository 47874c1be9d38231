package org.storelink.appstoreconnect.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Unreadable;
import org.storelink.connector.Fact;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;
import org.storelink.testkit.CollectedParts;

/** The reports of single regions against the one of all of them: nothing of it may be missing, and nothing is told twice. */
class RegionReportsTest {

    private static final ReportSlice OCTOBER =
            new ReportSlice("financial-monthly", "85410007", new ReportPeriod(Grain.MONTH, LocalDate.of(2026, 10, 1)));

    private final CollectedParts parts = new CollectedParts();

    private static String row(String country, int quantity, String share, String currency) {
        return String.join(
                "\t",
                "09/27/2026",
                "10/31/2026",
                "SKU",
                Integer.toString(quantity),
                share,
                new BigDecimal(share).multiply(BigDecimal.valueOf(quantity)).toPlainString(),
                currency,
                quantity < 0 ? "R" : "S",
                "1234567",
                "A title",
                country);
    }

    private void single(String region, String... rows) throws IOException {
        file(FinanceFiles.report(OCTOBER, region), rows);
    }

    private void together(String... rows) throws IOException {
        file(FinanceFiles.besideRegions(OCTOBER, Set.of()), rows);
    }

    private void togetherWithout(String region, String... rows) throws IOException {
        file(FinanceFiles.besideRegions(OCTOBER, Set.of(region)), rows);
    }

    private void file(String name, String... rows) throws IOException {
        String header = "Start Date\tEnd Date\tVendor Identifier\tQuantity\tPartner Share\tExtended Partner Share\t"
                + "Partner Share Currency\tSales or Return\tApple Identifier\tTitle\tCountry Of Sale\n";
        String text = header + String.join("\n", rows) + "\nTotal_Rows\t" + rows.length + "\n";
        parts.accept(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Optional.empty());
    }

    private List<Fact.Settlement> told() throws ConnectorException, IOException {
        List<Fact.Settlement> told = new ArrayList<>();
        new FinanceParser().parse(OCTOBER, parts.raw(), fact -> told.add((Fact.Settlement) fact));
        return told;
    }

    private String objection() {
        ConnectorException failure = catchThrowableOfType(ConnectorException.class, this::told);
        assertThat(failure.failure()).isInstanceOf(Unreadable.class);
        return failure.failure().message();
    }

    @Test
    void regionsThatComeToTheSameAreTold() throws Exception {
        single("US", row("US", 3, "0.70", "USD"));
        single("WW", row("UA", 2, "0.7", "USD"));
        together(row("US", 3, "0.70", "USD"), row("UA", 2, "0.7", "USD"));

        assertThat(told()).extracting(Fact.Settlement::region).containsExactly("US", "WW");
    }

    @Test
    void aRegionWhoseSalesAndReturnsMakeUpForEachOtherIsMissed() throws Exception {
        single("US", row("US", 3, "0.70", "USD"));
        together(row("US", 3, "0.70", "USD"), row("UA", 1, "0.70", "USD"), row("UA", -1, "0.70", "USD"));

        assertThat(objection())
                .contains("2.10 for 3 units, and the one of all regions to 2.80 for 4 units less 0.70 for 1 returned")
                .contains("api.financial-reports-by-region=off");
    }

    @Test
    void theLastDigitCounts() throws Exception {
        single("US", row("US", 1, "0.70", "USD"), row("US", 1, "0.70", "USD"));
        together(row("US", 1, "0.70", "USD"), row("US", 1, "0.69", "USD"));

        assertThat(objection()).contains("1.40 for 2 units").contains("1.39 for 2 units");
    }

    @Test
    void aCurrencyThatOnlySingleRegionsHaveIsNoticed() throws Exception {
        single("US", row("US", 1, "0.70", "USD"), row("CA", 1, "0.90", "CAD"));
        together(row("US", 1, "0.70", "USD"));

        assertThat(objection()).contains("in CAD");
    }

    @Test
    void aCurrencyThatNoRegionIsKnownOfIsToldOfAllRegions() throws Exception {
        single("US", row("US", 1, "0.70", "USD"));
        together(row("US", 1, "0.70", "USD"), row("IS", 4, "90", "ISK"));

        assertThat(told()).extracting(Fact.Settlement::region).containsExactly("US", "ZZ");
        assertThat(told().getLast().earned().currency()).isEqualTo("ISK");
    }

    @Test
    void thatIsSoWhereThereIsNoOtherCurrency() throws Exception {
        together(row("IS", 4, "90", "ISK"));

        assertThat(told()).extracting(Fact.Settlement::region).containsExactly("ZZ");
    }

    /** The setting was switched off between two calls of the same month. */
    @Test
    void regionsOfBeforeAreNotToldBesideTheOneOfAll() throws Exception {
        single("US", row("US", 1, "0.70", "USD"));
        single("ZZ", row("US", 1, "0.70", "USD"));

        assertThat(told()).extracting(Fact.Settlement::region).containsExactly("ZZ");
    }

    /** What could not be read at first was archived alone. */
    @Test
    void theOneOfAllThatCameAloneIsNotToldBesideRegions() throws Exception {
        single("ZZ", "nothing that can be read");
        single("US", row("US", 1, "0.70", "USD"));
        together(row("US", 1, "0.70", "USD"));

        assertThat(told()).extracting(Fact.Settlement::region).containsExactly("US");
    }

    @Test
    void regionsThatAllHaveNothingAreNoticedAsOneThatHasNothingIs() throws Exception {
        together(row("US", 1, "0.70", "USD"));

        assertThat(objection()).contains("in USD the reports of single regions come to 0 for 0 units");
    }

    @Test
    void regionsWithoutTheOneOfAllAreIncomplete() throws Exception {
        single("US", row("US", 1, "0.70", "USD"));
        single("JP", row("JP", 1, "90", "JPY"));

        assertThat(objection()).contains("incomplete");
    }

    @Test
    void aRegionThatWasRefusedAndHasNothingIsNotMissed() throws Exception {
        single("EU", row("DE", 1, "0.70", "EUR"));
        togetherWithout("HR", row("DE", 1, "0.70", "EUR"));

        assertThat(told()).extracting(Fact.Settlement::region).containsExactly("EU");
    }

    @Test
    void aRegionThatWasRefusedAndIsMissedIsNamed() throws Exception {
        single("EU", row("DE", 1, "0.70", "EUR"));
        togetherWithout("HR", row("DE", 1, "0.70", "EUR"), row("HR", 1, "0.70", "EUR"));

        assertThat(objection()).contains("in EUR", "Apple takes HR for no region", "by-region=off");
    }
}
