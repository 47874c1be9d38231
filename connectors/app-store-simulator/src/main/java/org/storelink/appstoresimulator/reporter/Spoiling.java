package org.storelink.appstoresimulator.reporter;

import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.appstoresimulator.publishing.SalesFile;

/** Spoils a report file in the way a fault says. */
final class Spoiling {

    private static final int TRAILER = 8;

    private Spoiling() {}

    /** @param other a file of another date, of the same vendor and length */
    static Answer of(FaultKind kind, SalesFile file, SalesFile other) {
        Answer whole = Answer.gzip(file.name(), Gzip.of(file.text()));
        byte[] packed = whole.body();
        return switch (kind) {
            case TRUNCATED_GZIP -> Answer.gzip(file.name(), Arrays.copyOf(packed, packed.length * 2 / 3));
            case CUT_OFF -> whole.cutOff();
            case BAD_CRC -> Answer.gzip(file.name(), withWrongChecksum(packed));
            case EMPTY_BODY -> Answer.gzip(file.name(), new byte[0]);
            case EMPTY_GZIP -> Answer.gzip(file.name(), Gzip.of(""));
            case HEADER_ONLY -> Answer.gzip(file.name(), Gzip.of(file.header() + '\n'));
            case MISSING_COLUMN -> Answer.gzip(file.name(), Gzip.of(withoutColumn(file, "Units")));
            case ABSURD_UNITS -> Answer.gzip(file.name(), Gzip.of(withFirst(file, "Units", "99999999999999999999")));
            case ABSURD_PROCEEDS -> Answer.gzip(file.name(), Gzip.of(withFirst(file, "Developer Proceeds", "1,2.3e")));
            case OTHER_DATE -> Answer.gzip(file.name(), Gzip.of(other.text()));
            case THROTTLED,
                    UNAVAILABLE,
                    HTML_PAGE,
                    DROPPED_CONNECTION,
                    SLOW,
                    NOT_YET,
                    UNEXPECTED,
                    TOKEN_EXPIRED,
                    TOKEN_INVALID,
                    VENDOR_NOT_YOURS,
                    AGREEMENT_UNSIGNED -> throw new IllegalArgumentException(kind + " spoils no file");
        };
    }

    private static byte[] withWrongChecksum(byte[] packed) {
        byte[] spoiled = packed.clone();
        spoiled[packed.length - TRAILER] ^= 0x55;
        return spoiled;
    }

    private static String withoutColumn(SalesFile file, String title) {
        int column = column(file, title);
        StringBuilder text = new StringBuilder();
        file.text().lines().forEach(line -> {
            StringJoiner kept = new StringJoiner("\t");
            String[] fields = line.split("\t", -1);
            for (int i = 0; i < fields.length; i++) {
                if (i != column) {
                    kept.add(fields[i]);
                }
            }
            text.append(kept).append('\n');
        });
        return text.toString();
    }

    private static String withFirst(SalesFile file, String title, String value) {
        List<String> lines = file.text().lines().toList();
        String[] fields = lines.get(1).split("\t", -1);
        fields[column(file, title)] = value;
        return lines.getFirst()
                + '\n'
                + String.join("\t", fields)
                + '\n'
                + String.join("\n", lines.subList(2, lines.size()))
                + '\n';
    }

    private static int column(SalesFile file, String title) {
        return List.of(file.header().split("\t", -1)).indexOf(title);
    }
}
