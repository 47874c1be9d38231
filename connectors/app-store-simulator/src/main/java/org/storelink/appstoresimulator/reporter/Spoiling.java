package org.storelink.appstoresimulator.reporter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.http.Gzip;
import org.storelink.appstoresimulator.publishing.ReportFile;

/** Spoils a report file in the way a fault says. */
public final class Spoiling {

    private static final int TRAILER = 8;

    private Spoiling() {}

    /** @param other a file of another date, of the same vendor and length */
    public static Answer of(FaultKind kind, ReportFile file, ReportFile other) {
        byte[] packed = Gzip.of(file.lines());
        return switch (kind) {
            case TRUNCATED_GZIP -> Answer.gzip(Arrays.copyOf(packed, packed.length * 2 / 3));
            case CUT_OFF -> Answer.gzip(packed).cutOff();
            case BAD_CRC -> Answer.gzip(withWrongChecksum(packed));
            case EMPTY_BODY -> Answer.gzip(new byte[0]);
            case EMPTY_GZIP -> Answer.gzip(Gzip.of(Stream.empty()));
            case HEADER_ONLY -> Answer.gzip(Gzip.of(Stream.of(file.header())));
            case MISSING_COLUMN -> Answer.gzip(Gzip.of(withoutColumn(file, file.units())));
            case ABSURD_UNITS -> Answer.gzip(Gzip.of(withFirst(file, file.units(), "99999999999999999999")));
            case ABSURD_PROCEEDS -> Answer.gzip(Gzip.of(withFirst(file, file.proceeds(), "1,2.3e")));
            case OTHER_DATE -> Answer.gzip(Gzip.of(other.lines()));
            default -> throw new IllegalArgumentException(kind + " spoils no file");
        };
    }

    private static byte[] withWrongChecksum(byte[] packed) {
        byte[] spoiled = packed.clone();
        spoiled[packed.length - TRAILER] ^= 0x55;
        return spoiled;
    }

    private static Stream<String> withoutColumn(ReportFile file, String title) {
        int column = column(file, title);
        return file.lines().map(line -> {
            List<String> fields = new ArrayList<>(List.of(line.split("\t", -1)));
            if (column < fields.size()) {
                fields.remove(column);
            }
            return String.join("\t", fields);
        });
    }

    /** The file with another value in one column of the first row below the header. */
    private static Stream<String> withFirst(ReportFile file, String title, String value) {
        String[] fields = file.lines().skip(1).findFirst().orElseThrow().split("\t", -1);
        fields[column(file, title)] = value;
        return Stream.concat(
                Stream.of(file.header(), String.join("\t", fields)),
                file.lines().skip(2));
    }

    private static int column(ReportFile file, String title) {
        return List.of(file.header().split("\t", -1)).indexOf(title);
    }
}
