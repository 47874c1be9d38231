package org.storelink.appstoreconnect.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Unavailable;

/** Sends requests to a service that hands out files. Nothing of request or answer gets into a message: both may hold secrets. */
public final class FileHttp {

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    /** So long no byte of a file may come. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** Where everything but files is small; what is larger is not the service's. */
    private static final int LARGEST_NOTICE = 1 << 20;

    /** Where lists are served beside files. */
    private static final int LARGEST_LIST = 1 << 24;

    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,150}");

    /** So many bytes tell how a file is packed. */
    private static final int LOOK = 4;

    private final HttpClient http;
    private final String service;
    private final Duration silence;
    private final boolean believesTypes;
    private final int largestText;

    /**
     * Of a service that calls things files which are none: only one that is packed, with gzip or zip, is taken for one.
     *
     * @param service as people call it, at the beginning of a sentence
     */
    public FileHttp(HttpClient http, String service) {
        this(http, service, SILENCE);
    }

    public FileHttp(HttpClient http, String service, Duration silence) {
        this(http, service, silence, false, LARGEST_NOTICE);
    }

    private FileHttp(HttpClient http, String service, Duration silence, boolean believesTypes, int largestText) {
        this.http = http;
        this.service = service;
        this.silence = silence;
        this.believesTypes = believesTypes;
        this.largestText = largestText;
    }

    /** Of a service whose files are what it calls files, whatever is in them, and which serves lists too. */
    public static FileHttp believingTypes(HttpClient http, String service) {
        return new FileHttp(http, service, SILENCE, true, LARGEST_LIST);
    }

    /** Sends it once, and within the patience of a person; a file is only begun to be read by then. */
    public Fetched send(HttpRequest.Builder request) throws ConnectorException, InterruptedException {
        CompletableFuture<HttpResponse<InputStream>> answer =
                http.sendAsync(request.timeout(PATIENCE).build(), handler());
        try {
            return sorted(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw unreached("no answer within " + PATIENCE.toSeconds() + " seconds", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw unreached(cause.getClass().getSimpleName(), cause);
        } catch (IOException e) {
            throw unreached(e.getClass().getSimpleName(), e);
        }
    }

    /** A file is streamed, however large, as long as bytes come; anything else is taken whole, within the patience above. */
    private BodyHandler<InputStream> handler() {
        return answer -> isFile(answer.headers())
                ? BodySubscribers.mapping(BodySubscribers.ofInputStream(), body -> new PatientStream(body, silence))
                : BodySubscribers.mapping(
                        BodySubscribers.limiting(BodySubscribers.ofByteArray(), largestText),
                        ByteArrayInputStream::new);
    }

    private static boolean isFile(HttpHeaders headers) {
        String type = headers.firstValue("Content-Type").orElse("");
        return type.contains("zip") || type.contains("octet-stream");
    }

    private Fetched sorted(HttpResponse<InputStream> response) throws IOException {
        InputStream body = response.body();
        byte[] head = body.readNBytes(LOOK);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), body);
        if (isGzip(head)
                || isZip(head)
                || (believesTypes && response.statusCode() == 200 && isFile(response.headers()))) {
            return new Fetched.File(response.statusCode(), fileName(response.headers()), response.headers(), whole);
        }
        try (whole) {
            byte[] text = whole.readNBytes(largestText);
            return new Fetched.Text(
                    response.statusCode(), response.headers(), new String(text, StandardCharsets.UTF_8));
        }
    }

    /** Whether a file that begins so is packed with gzip. */
    public static boolean isGzip(byte[] head) {
        return head.length >= 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
    }

    /** Whether a file that begins so is packed with zip. */
    public static boolean isZip(byte[] head) {
        return head.length >= LOOK && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }

    private static String fileName(HttpHeaders headers) {
        return headers.firstValue("filename")
                .map(String::strip)
                .filter(name -> FILE_NAME.matcher(name).matches())
                .orElse("");
    }

    private ConnectorException unreached(String why, Throwable cause) {
        return new ConnectorException(
                new Unavailable(service + " was not reached (" + why + "). It will be asked again."), cause);
    }
}
