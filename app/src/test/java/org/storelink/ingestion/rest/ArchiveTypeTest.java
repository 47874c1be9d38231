package org.storelink.ingestion.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storelink.connector.Grain;
import org.storelink.connector.Subject;
import org.storelink.ingestion.RawFileFilter;

class ArchiveTypeTest {

    @ParameterizedTest
    @CsvSource({
        "all, , , true",
        "daily, SALES, DAY, true",
        "monthly, SALES, MONTH, true",
        "finance, SETTLEMENTS, , true",
        "financial, SETTLEMENTS, , true",
        "payment, PAYMENTS, , true",
        "usage, USAGE, , true",
        "monthlyfree, , , false"
    })
    void meansFilesOfOneSubject(String word, Subject subject, Grain grain, boolean isEver) {
        ArchiveType type = ArchiveType.of(word);

        assertThat(type.isEver()).isEqualTo(isEver);
        assertThat(type.filter(Optional.empty()))
                .isEqualTo(
                        new RawFileFilter(Optional.ofNullable(subject), Optional.ofNullable(grain), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"SALES, DAY, daily", "USAGE, DAY, usage", "SETTLEMENTS, MONTH, financial", "PAYMENTS, MONTH, payment"})
    void namesAFileByWhatItIsAbout(Subject subject, Grain grain, String word) {
        assertThat(ArchiveType.of(subject, grain).word()).isEqualTo(word);
    }
}
