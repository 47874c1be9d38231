package org.storelink.appstoreconnect.reporter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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
import org.storelink.appstoreconnect.sales.UnpackedReport;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Unavailable;

/** Sends one form to Reporter and sorts the answer. Nothing of request or answer gets into a message: both hold secrets. */
final class ReporterHttp {

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    /** So long no byte of a report may come. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** Everything but reports is small; what is larger is not Reporter's. */
    private static final int LARGEST_TEXT = 1 << 20;

    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,150}");

    private final HttpClient http;
    private final URI service;
    private final Duration silence;

    ReporterHttp(HttpClient http, URI reporter) {
        this(http, reporter, SILENCE);
    }

    ReporterHttp(HttpClient http, URI reporter, Duration silence) {
        this.http = http;
        this.service = URI.create(reporter + "/reportservice/sales/v1");
        this.silence = silence;
    }

    ReporterAnswer post(String form) throws ConnectorException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "*/*")
                .POST(BodyPublishers.ofString(form, StandardCharsets.UTF_8))
                .build();
        CompletableFuture<HttpResponse<InputStream>> answer = http.sendAsync(request, handler());
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

    /** A report is streamed, however large, as long as bytes come; anything else is taken whole, within the patience above. */
    private BodyHandler<InputStream> handler() {
        return answer -> isFile(answer.headers())
                ? BodySubscribers.mapping(BodySubscribers.ofInputStream(), body -> new PatientStream(body, silence))
                : BodySubscribers.mapping(
                        BodySubscribers.limiting(BodySubscribers.ofByteArray(), LARGEST_TEXT),
                        ByteArrayInputStream::new);
    }

    private static boolean isFile(HttpHeaders headers) {
        String type = headers.firstValue("Content-Type").orElse("");
        return type.contains("gzip") || type.contains("octet-stream");
    }

    private static ReporterAnswer sorted(HttpResponse<InputStream> response) throws IOException {
        InputStream body = response.body();
        byte[] head = body.readNBytes(2);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), body);
        if (UnpackedReport.isGzip(head)) {
            return new ReporterAnswer.File(fileName(response.headers()), whole);
        }
        try (whole) {
            byte[] text = whole.readNBytes(LARGEST_TEXT);
            return new ReporterAnswer.Text(
                    response.statusCode(), response.headers(), new String(text, StandardCharsets.UTF_8));
        }
    }

    private static String fileName(HttpHeaders headers) {
        return headers.firstValue("filename")
                .map(String::strip)
                .filter(name -> FILE_NAME.matcher(name).matches())
                .orElse("");
    }

    private static ConnectorException unreached(String why, Throwable cause) {
        return new ConnectorException(
                new Unavailable("Apple's Reporter service was not reached (" + why + "). It will be asked again."),
                cause);
    }
}
