package org.storelink.appstoreconnect.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;

/** Whatever is wrong with a file is said in words; nothing wrong is ever half read. */
class UnreadableFilesTest {

    static Stream<Arguments> badRows() {
        return Stream.of(
                row("Units \"\" is not a whole number", "Units", " "),
                row("Units \"2.5\" is not a whole number", "Units", "2.5"),
                row("Units \"1e3\" is not a whole number", "Units", "1e3"),
                row("Units \"9999999999\" is absurdly large", "Units", "9999999999"),
                row("Developer Proceeds \"\" is not an amount", "Developer Proceeds", " "),
                row("Developer Proceeds \".\" is not an amount", "Developer Proceeds", "."),
                row("Developer Proceeds \"1,000.00\" is not an amount", "Developer Proceeds", "1,000.00"),
                row("Developer Proceeds \"NaN\" is not an amount", "Developer Proceeds", "NaN"),
                row("Customer Price \"12345678901\" is absurdly large", "Customer Price", "12345678901"),
                row("Customer Price \"0.1234567\" is absurdly large or fine", "Customer Price", "0.1234567"),
                row("Customer Price makes no sense", "Customer Price", "9999999999", "Units", "999999999"),
                row("Customer Price makes no sense", "Customer Currency", "€"),
                row("Developer Proceeds makes no sense", "Currency of Proceeds", " "),
                row("Country Code \"Germany\" is not a country code", "Country Code", "Germany"),
                row("Apple Identifier \"\" is not a number of Apple's", "Apple Identifier", " "),
                row("Apple Identifier \"12a\" is not a number of Apple's", "Apple Identifier", "12a"),
                row("Begin Date \"yesterday\" is not a date", "Begin Date", "yesterday"),
                row("another period (2026-11-13 to 2026-11-20", "Begin Date", "11/13/2026"),
                row("another period (2026-11-20 to 2026-11-21", "End Date", "11/21/2026"));
    }

    private static Arguments row(String words, String... differences) {
        return Arguments.of(words, differences);
    }

    @ParameterizedTest
    @MethodSource("badRows")
    void aBadValueIsNamedWithItsColumn(String words, String[] differences) {
        assertUnreadable(
                SalesFile.gzip(SalesFile.ofToday().row().row(differences).text()), words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SKU",
                "Title",
                "Product Type Identifier",
                "Units",
                "Developer Proceeds",
                "Begin Date",
                "End Date",
                "Customer Currency",
                "Country Code",
                "Currency of Proceeds",
                "Apple Identifier",
                "Customer Price"
            })
    void aMissingColumnIsNamed(String column) {
        assertUnreadable(
                SalesFile.gzip(SalesFile.ofToday().withoutColumn(column).row().text()), "no column " + column + ".");
    }

    @Test
    void whatIsNoReportIsCalledWhatItIs() {
        assertUnreadable(new byte[0], "the file is empty");
        assertUnreadable("<html>Sign in</html>".getBytes(StandardCharsets.UTF_8), "a web page");
        assertUnreadable(
                "<?xml version=\"1.0\"?>\t<a/>".getBytes(StandardCharsets.UTF_8), "neither packed nor a table");
        assertUnreadable("No report.\nSKU\tUnits\n".getBytes(StandardCharsets.UTF_8), "neither packed nor a table");
        assertUnreadable("SKU\tUnits\n".getBytes(StandardCharsets.UTF_8), "no column");
        assertUnreadable(SalesFile.gzip(""), "nothing in the file");
        assertUnreadable(SalesFile.gzip(SalesFile.ofToday().text()), "no rows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF"})
    void aTableThatIsNotPackedIsReadAsItIs(String mark) throws Exception {
        byte[] plain = (mark + SalesFile.ofToday().row("Units", "3").text()).getBytes(StandardCharsets.UTF_8);

        assertThat(SalesFile.parse(SalesFile.SLICE, plain))
                .isEqualTo(SalesFile.parse(
                        SalesFile.SLICE,
                        SalesFile.gzip(SalesFile.ofToday().row("Units", "3").text())));
    }

    @Test
    void aFileCutOffAnywhereIsUnreadable() {
        SalesFile file = SalesFile.ofToday();
        for (int i = 0; i < 300; i++) {
            file.row("SKU", "sku-" + i, "Units", Integer.toString(i + 1));
        }
        byte[] whole = SalesFile.gzip(file.text());

        for (int length = 2; length < whole.length; length += 7) {
            assertUnreadable(Arrays.copyOf(whole, length), "cut off");
        }
    }

    @Test
    void oneAlteredByteIsNoticed() {
        byte[] altered = SalesFile.gzip(SalesFile.ofToday().row().text());
        altered[altered.length - 6] ^= 1;

        assertUnreadable(altered, "damaged");
    }

    @Test
    void slippedColumnsAreNoticed() {
        String text = SalesFile.ofToday().row().text();

        assertUnreadable(SalesFile.gzip(text.replace("Lantern\t", "Lan\ttern\t")), "line 2 has 29 columns");
        assertUnreadable(SalesFile.gzip(text.replace("\tDE\t", "\t")), "line 2 has 27 columns");
    }

    @Test
    void whatIsAbsurdlyLargeIsGivenUp() {
        assertTooLarge(new Limits(100, 500, 1 << 20), "longer than 100 bytes");
        assertTooLarge(new Limits(1 << 20, 20, 1 << 20), "more than 20 columns");
        assertTooLarge(new Limits(1 << 20, 500, 400), "larger than 400 bytes");
    }

    @Test
    void aBombIsGivenUpWithoutUnpackingIt() {
        byte[] bomb = SalesFile.gzip("x".repeat(64 << 20));

        assertUnreadable(bomb, "longer than 1048576 bytes");
    }

    @Test
    void aBadRowAfterGoodOnesStillFailsTheFile() {
        assertUnreadable(
                SalesFile.gzip(SalesFile.ofToday().row().row().row("Units", "x").text()), "in line 4");
    }

    private static void assertTooLarge(Limits limits, String words) {
        byte[] file = SalesFile.gzip(SalesFile.ofToday().row().row().text());
        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class, () -> SalesFile.parse(new SalesParser(limits), SalesFile.SLICE, file));

        assertThat(failure.failure().message()).contains(words);
    }

    private static void assertUnreadable(byte[] file, String words) {
        try {
            SalesFile.parse(SalesFile.SLICE, file);
        } catch (ConnectorException e) {
            assertThat(e.failure()).isInstanceOf(ConnectorFailure.Unreadable.class);
            assertThat(e.failure().message()).contains(words);
            return;
        } catch (IOException e) {
            throw new AssertionError("an archive failed that is in memory", e);
        }
        throw new AssertionError("read without complaint");
    }
}
