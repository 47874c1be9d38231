package org.storelink.appstoresimulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Speaks to the store byte by byte, as the protocol is written down, with no code of the store. */
final class RawClient implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI store;
    private final Map<String, String> fields = new LinkedHashMap<>();

    RawClient(URI store) {
        this.store = store;
        fields.put("version", "2.2");
        fields.put("mode", "Robot.XML");
    }

    RawClient with(String field, String value) {
        fields.put(field, value);
        return this;
    }

    RawClient without(String field) {
        fields.remove(field);
        return this;
    }

    HttpResponse<byte[]> sales(String query) {
        return sales(query, "");
    }

    HttpResponse<byte[]> sales(String query, String moreForm) {
        return post("reportservice/sales/v1", jsonRequest("[p=Reporter.properties, " + query + "]") + moreForm);
    }

    HttpResponse<byte[]> finance(String query) {
        return post("reportservice/finance/v1", jsonRequest("[p=Reporter.properties, " + query + "]"));
    }

    HttpResponse<byte[]> report(String vendor, String dateType, String date) {
        return sales("Sales.getReport, " + vendor + ",Sales,Summary," + dateType + "," + date);
    }

    String jsonRequest(String queryInput) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("queryInput", queryInput);
        String json = all.entrySet().stream()
                .map(field -> '"' + field.getKey() + "\":\"" + field.getValue() + '"')
                .collect(Collectors.joining(",", "{", "}"));
        return "jsonRequest=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
    }

    HttpResponse<byte[]> post(String path, String body) {
        return send(HttpRequest.newBuilder(store.resolve("/" + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    HttpResponse<byte[]> control(String method, String path, String body) {
        return request(method, "/control/" + path, body);
    }

    HttpResponse<byte[]> request(String method, String path, String body) {
        return send(HttpRequest.newBuilder(store.resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** What stands between an element's tags; fails if there is no such element. */
    static String element(HttpResponse<byte[]> response, String name) {
        String text = text(response);
        int start = text.indexOf('<' + name + '>');
        int end = text.indexOf("</" + name + '>');
        if (start < 0 || end < start) {
            throw new AssertionError("no <" + name + "> in: " + text);
        }
        return text.substring(start + name.length() + 2, end);
    }

    static String unpacked(HttpResponse<byte[]> response) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
