package org.storelink.appstoreconnect.sales;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.storelink.appstoreconnect.wire.FileHttp;
import org.storelink.connector.ConnectorException;

/** The bytes inside a file packed with gzip or, as some are, with zip. Tells a file that is none, is cut off or has been altered from an archive that fails. */
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
            if (isZip(head)) {
                return new UnpackedReport(onlyEntry(whole), limit);
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

    private static boolean isZip(byte[] head) {
        return head.length > 3 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }

    private static InputStream onlyEntry(InputStream packed) throws ConnectorException, IOException {
        ZipInputStream entries = new ZipInputStream(packed);
        if (entries.getNextEntry() == null) {
            throw UnreadableReport.because("the file is cut off");
        }
        return entries;
    }

    private static String whatElse(byte[] head) {
        if (head.length == 0) {
            return "the file is empty";
        }
        String text = new String(head, StandardCharsets.UTF_8).strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
            return "it is a web page instead of a report";
        }
        return "it is not packed with gzip";
    }

    /** As {@link InputStream#read(byte[], int, int)}. */
    public int read(byte[] buffer, int offset, int length) throws ConnectorException, IOException {
        int count;
        try {
            count = unpacked.read(buffer, offset, length);
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

    @Override
    public void close() throws IOException {
        unpacked.close();
    }
}
