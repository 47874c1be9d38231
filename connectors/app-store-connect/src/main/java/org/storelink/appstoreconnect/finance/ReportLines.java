package org.storelink.appstoreconnect.finance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import org.storelink.appstoreconnect.sales.UnreadableReport;
import org.storelink.connector.ConnectorException;

/** The lines of a report, one at a time and none of them longer than any but a hostile one. */
final class ReportLines {

    private static final int LONGEST = 1 << 16;

    private final Reader characters;

    ReportLines(Reader characters) {
        this.characters = new BufferedReader(characters);
    }

    /** Null after the last one. */
    @Nullable
    String next() throws ConnectorException, IOException {
        int character = characters.read();
        if (character < 0) {
            return null;
        }
        StringBuilder line = new StringBuilder();
        while (character >= 0 && character != '\n') {
            if (line.length() == LONGEST) {
                throw UnreadableReport.because("a line is longer than " + LONGEST + " characters");
            }
            line.append((char) character);
            character = characters.read();
        }
        return line.toString();
    }
}
