package org.storelink.appstoresimulator.reporter;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back to the client. */
final class Answer {

    static final String PLAIN = "text/plain;charset=UTF-8";
    static final String XML = "application/xml;charset=UTF-8";

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final int sent;

    /** @param sent how many bytes of the body are sent, whatever Content-Length says */
    private Answer(int status, Map<String, String> headers, byte[] body, int sent) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.sent = sent;
    }

    static Answer text(int status, String contentType, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return new Answer(status, Map.of("Content-Type", contentType), body, body.length);
    }

    static Answer html(int status, String title) {
        return text(
                status,
                "text/html;charset=UTF-8",
                "<!DOCTYPE html><html><head><title>" + title + "</title></head><body><h1>" + title
                        + "</h1></body></html>");
    }

    static Answer gzip(String filename, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/a-gzip");
        headers.put("filename", filename);
        headers.put("downloadmsg", "Successfully downloaded " + filename);
        return new Answer(200, headers, body, body.length);
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body, sent);
    }

    Answer cutOff() {
        return new Answer(status, headers, body, body.length / 2);
    }

    void send(HttpExchange exchange) throws IOException {
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            OutputStream out = exchange.getResponseBody();
            out.write(body, 0, sent);
            out.flush();
        }
    }
}
