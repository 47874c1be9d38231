package org.storelink.appstoreconnect.reporter;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.storelink.appstoreconnect.wire.Fetched;
import org.storelink.appstoreconnect.wire.FileHttp;
import org.storelink.connector.ConnectorException;

/** Sends one form to Reporter. Its HTTP statuses mean little. */
final class ReporterHttp {

    private final FileHttp http;
    private final URI service;

    ReporterHttp(HttpClient http, URI reporter) {
        this(new FileHttp(http, Reporter.NAME), reporter);
    }

    ReporterHttp(HttpClient http, URI reporter, Duration silence) {
        this(new FileHttp(http, Reporter.NAME, silence), reporter);
    }

    private ReporterHttp(FileHttp http, URI reporter) {
        this.http = http;
        this.service = URI.create(reporter + "/reportservice/sales/v1");
    }

    Fetched post(String form) throws ConnectorException, InterruptedException {
        return http.send(HttpRequest.newBuilder(service)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "*/*")
                .POST(BodyPublishers.ofString(form, StandardCharsets.UTF_8)));
    }
}
