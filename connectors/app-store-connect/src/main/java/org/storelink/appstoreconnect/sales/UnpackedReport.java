package org.storelink.appstoreconnect.sales;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.storelink.appstoreconnect.wire.FileHttp;
import org.storelink.connector.ConnectorException;

/**
 * The bytes inside a file packed with gzip or, as some are, with zip, or of a table that is not packed. Tells a file that is none, is cut off or
 * has been altered from an archive that fails.
 */
public final class UnpackedReport implements AutoCloseable {

    private static final int LOOK = 512;
    private static final int PACKED_BUFFER = 1 << 16;

    private final InputStream unpacked;
    private final long limit;
    private long total;

    private UnpackedReport(InputStream unpacked, long limit) {
        this.unpacked = unpacked;
        this.limit = limit;
    }

    /** Takes the stream over: closing this closes it. */
    public static UnpackedReport of(InputStream packed, long limit) throws ConnectorException, IOException {
        try {
            byte[] head = packed.readNBytes(LOOK);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), packed);
            if (FileHttp.isGzip(head)) {
                return new UnpackedReport(new GZIPInputStream(whole, PACKED_BUFFER), limit);
            }
            if (FileHttp.isZip(head)) {
                return new UnpackedReport(onlyEntry(whole), limit);
            }
            if (isTable(head)) {
                return new UnpackedReport(whole, limit);
            }
            throw UnreadableReport.because(whatElse(head));
        } catch (EOFException e) {
            packed.close();
            throw UnreadableReport.because("the file is cut off", e);
        } catch (ZipException e) {
            packed.close();
            throw UnreadableReport.because("the file is damaged", e);
        } catch (ConnectorException | IOException e) {
            packed.close();
            throw e;
        }
    }

    private static InputStream onlyEntry(InputStream packed) throws ConnectorException, IOException {
        ZipInputStream entries = new ZipInputStream(packed);
        ZipEntry only = entries.getNextEntry();
        if (only == null) {
            throw UnreadableReport.because("the file is cut off");
        }
        if (only.isDirectory()) {
            throw UnreadableReport.because("there is a folder in the file");
        }
        return entries;
    }

    /** Whether the first line has columns, and the file is no page or message. */
    private static boolean isTable(byte[] head) {
        String text = text(head);
        return !text.startsWith("<")
                && text.lines().findFirst().filter(line -> line.contains("\t")).isPresent();
    }

    private static String text(byte[] head) {
        return new String(head, StandardCharsets.UTF_8).strip().toLowerCase(Locale.ROOT);
    }

    private static String whatElse(byte[] head) {
        if (head.length == 0) {
            return "the file is empty";
        }
        String text = text(head);
        if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
            return "it is a web page instead of a report";
        }
        return "it is neither packed nor a table";
    }

    /** As {@link InputStream#read(byte[], int, int)}. */
    public int read(byte[] buffer, int offset, int length) throws ConnectorException, IOException {
        int count;
        try {
            count = unpacked.read(buffer, offset, length);
            if (count < 0) {
                requireNoOtherEntry();
            }
        } catch (EOFException e) {
            throw UnreadableReport.because("the file is cut off", e);
        } catch (ZipException e) {
            throw UnreadableReport.because("the file is damaged", e);
        }
        total += Math.max(0, count);
        if (total > limit) {
            throw UnreadableReport.because("unpacked it is larger than " + limit + " bytes");
        }
        return count;
    }

    /** Half of what was sent would else count as all of it. */
    private void requireNoOtherEntry() throws ConnectorException, IOException {
        if (unpacked instanceof ZipInputStream entries && entries.getNextEntry() != null) {
            throw UnreadableReport.because("there is more than one file in it");
        }
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
    }
}
