package org.storelink.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Fact;
import org.storelink.connector.Grain;
import org.storelink.connector.RawPart;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;

/** What the contract cannot know: whether the numbers are right. Expected ones are written by hand. */
class StallParserTest {

    private static final ReportSlice SLICE =
            new ReportSlice(StallConnector.DAILY, "north", new ReportPeriod(Grain.DAY, LocalDate.of(2026, 11, 23)));
    private static final String HEADING = "stall book;north;2026-11-23;page 1 of 1\n";

    @Test
    void amountsAreTotalsSignedLikeTheirUnits() throws Exception {
        List<Fact> facts = new ArrayList<>();

        new StallParser()
                .parse(SLICE, List.of(new Page(HEADING + "pear;Pear;FR;-3;0.35;0.45;EUR\nend of page\n")), facts::add);

        Fact.Sale sale = (Fact.Sale) facts.getFirst();
        assertThat(sale.units()).isEqualTo(-3);
        assertThat(sale.proceeds().amount()).isEqualByComparingTo("-1.05");
        assertThat(sale.sales().amount()).isEqualByComparingTo("-1.35");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pear;Pear;FR;three;0.35;0.45;EUR", "pear;Pear;FR;3;0.35;0.45;Euro", "pear;Pear", ";;;;;;"})
    void aRowThatMakesNoSenseMakesTheWholeBookUnreadable(String row) {
        ConnectorException failure = catchThrowableOfType(ConnectorException.class, () -> new StallParser()
                .parse(SLICE, List.of(new Page(HEADING + row + "\nend of page\n")), _ -> {}));

        assertThat(failure.failure()).isInstanceOf(ConnectorFailure.Unreadable.class);
    }

    private record Page(String text) implements RawPart {

        @Override
        public String name() {
            return "page.txt";
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
