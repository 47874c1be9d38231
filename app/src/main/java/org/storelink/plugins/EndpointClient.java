package org.storelink.plugins;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client that a connector is lent: talks to the connector's endpoints only, so that a secret never goes to a host that its
 * descriptor does not name, and gives each request a time-out.
 */
final class EndpointClient extends HttpClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient shared;
    private final Endpoints endpoints;

    EndpointClient(HttpClient shared, Endpoints endpoints) {
        this.shared = shared;
        this.endpoints = endpoints;
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return shared.send(checked(request), handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        return shared.sendAsync(checked(request), handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request,
            HttpResponse.BodyHandler<T> handler,
            HttpResponse.@Nullable PushPromiseHandler<T> pushes) {
        return shared.sendAsync(checked(request), handler, pushes);
    }

    private HttpRequest checked(HttpRequest request) {
        if (!endpoints.allow(request.uri())) {
            throw new IllegalArgumentException(
                    "the descriptor names no endpoint at " + request.uri().getHost());
        }
        if (request.timeout().isPresent()) {
            return request;
        }
        return HttpRequest.newBuilder(request, (_, _) -> true).timeout(TIMEOUT).build();
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return shared.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return shared.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return shared.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return shared.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return shared.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return shared.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return shared.authenticator();
    }

    @Override
    public Version version() {
        return shared.version();
    }

    @Override
    public Optional<Executor> executor() {
        return shared.executor();
    }

    /** The client is the host's: a connector cannot end it. */
    @Override
    public void close() {
        // Nothing of this wrapper's own to close.
    }

    @Override
    public void shutdown() {
        // See close.
    }

    @Override
    public void shutdownNow() {
        // See close.
    }
}
