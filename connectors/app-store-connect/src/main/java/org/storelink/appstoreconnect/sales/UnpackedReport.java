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
import org.storelink.appstoreconnect.wire.FileHttp;
import org.storelink.connector.ConnectorException;

/** The bytes inside a gzip file. Tells a file that is none, is cut off or has been altered from an archive that fails. */
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
    static UnpackedReport of(InputStream packed, long limit) throws ConnectorException, IOException {
        try {
            byte[] head = packed.readNBytes(LOOK);
            if (!FileHttp.isGzip(head)) {
                throw UnreadableReport.because(whatElse(head));
            }
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), packed);
            return new UnpackedReport(new GZIPInputStream(whole, PACKED_BUFFER), limit);
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
    int read(byte[] buffer, int offset, int length) throws ConnectorException, IOException {
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
