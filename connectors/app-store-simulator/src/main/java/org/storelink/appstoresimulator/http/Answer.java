package org.storelink.appstoresimulator.http;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What goes back to the client. */
public final class Answer {

    public static final String PLAIN = "text/plain;charset=UTF-8";
    public static final String XML = "application/xml;charset=UTF-8";
    public static final String JSON = "application/json;charset=UTF-8";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private record Header(String name, String value) {}

    private final int status;
    private final List<Header> headers;
    private final byte[] body;
    private final int sent;

    /** @param sent how many bytes of the body are sent, whatever Content-Length says */
    private Answer(int status, List<Header> headers, byte[] body, int sent) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.sent = sent;
    }

    public static Answer text(int status, String contentType, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return new Answer(status, List.of(new Header("Content-Type", contentType)), body, body.length);
    }

    public static Answer html(int status, String title) {
        return text(
                status,
                "text/html;charset=UTF-8",
                "<!DOCTYPE html><html><head><title>" + title + "</title></head><body><h1>" + title
                        + "</h1></body></html>");
    }

    public static Answer json(int status, JsonStructure json) {
        return text(status, JSON, json.toString());
    }

    public static Answer empty(int status) {
        return new Answer(status, List.of(), new byte[0], 0);
    }

    public static Answer gzip(byte[] body) {
        return new Answer(200, List.of(new Header("Content-Type", "application/a-gzip")), body, body.length);
    }

    /** The same answer with the name of the file that it is. */
    public Answer named(String filename) {
        return with("filename", filename).with("downloadmsg", "Successfully downloaded " + filename);
    }

    /** The same answer with one header more; a name may come several times. */
    public Answer with(String header, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(header, value));
        return new Answer(status, List.copyOf(more), body, sent);
    }

    public Answer cutOff() {
        return new Answer(status, headers, body, body.length / 2);
    }

    /** Writes head and body to a connection that ends with this answer. */
    void write(OutputStream out, Instant now) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" \r\n");
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        head.append("Date: ").append(DATE.format(now)).append("\r\n");
        head.append("Content-Length: ").append(body.length).append("\r\nConnection: close\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body, 0, sent);
        out.flush();
    }

    public int status() {
        return status;
    }

    public void send(HttpExchange exchange) throws IOException {
        headers.forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
        boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
        if (!bodiless) {
            OutputStream out = exchange.getResponseBody();
            out.write(body, 0, sent);
            out.flush();
        }
    }
}
