package org.storelink.appstoreconnect.web;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.storelink.appstoreconnect.wire.Json;

/** What came back: small, complete, and to be decided on by whoever asked. */
public record WebAnswer(int status, HttpHeaders headers, byte[] bytes) {

    /** The bytes as text. */
    public String body() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Whether the site itself is out of order, which passes. */
    public boolean isOutOfOrder() {
        return status >= 500;
    }

    /** Whether the site is to be left in peace for a while: too many requests, or out of order until a time that it says. */
    public boolean asksForPatience() {
        return status == 429 || isOutOfOrder() && header("Retry-After").isPresent();
    }

    /** The body, when it is JSON. */
    public Optional<Json> json() {
        return Json.parse(body());
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Whether a web page came in place of an answer. */
    public boolean isPage() {
        String start = body().stripLeading();
        return start.substring(0, Math.min(start.length(), 16))
                .toLowerCase(Locale.ROOT)
                .matches("(?s)<(!doctype html|html|head|body).*");
    }

    /** What it was, for a message to people; holds nothing of the content. */
    public String described() {
        String what = isPage() ? "a web page" : body().isBlank() ? "nothing" : "an answer not known here";
        return what + " (HTTP status " + status + ")";
    }

    @Override
    public String toString() {
        return "WebAnswer[" + status + "]";
    }
}
