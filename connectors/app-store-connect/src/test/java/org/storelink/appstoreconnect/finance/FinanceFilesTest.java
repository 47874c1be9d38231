package org.storelink.appstoreconnect.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;

class FinanceFilesTest {

    private static final ReportSlice OCTOBER =
            new ReportSlice("financial-monthly", "85410007", new ReportPeriod(Grain.MONTH, LocalDate.of(2026, 10, 1)));

    @Test
    void aNameKeepsEveryRegionThatWasRefusedAndStaysShort() {
        Set<String> refused = new LinkedHashSet<>();
        IntStream.rangeClosed('A', 'Z')
                .forEach(first -> refused.addAll(List.of((char) first + "A", (char) first + "B")));

        String name = FinanceFiles.besideRegions(OCTOBER, refused);

        assertThat(name).hasSizeLessThan(200);
        assertThat(FinanceFiles.isBesideRegions(name, OCTOBER)).isTrue();
        assertThat(FinanceFiles.refused(name)).containsExactlyElementsOf(refused);
    }

    @Test
    void namesOfBeforeAreRead() {
        assertThat(FinanceFiles.refused("financial-2026-10-ZZ-beside-regions-without-BG-without-HR.txt.gz"))
                .containsExactly("BG", "HR");
    }
}
