package org.storelink.accounts;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** The network of one life of a server. Once it is cut, nothing that this life still tries gets through. */
final class Wire extends HttpClient {

    /** Where a request is when the wire is cut. */
    enum Moment {
        /** It has not left. */
        BEFORE,
        /** The store has answered it; the answer does not arrive. */
        AFTER,
        /** The same, but the connection stays open and silent. */
        SILENCE
    }

    private record Cut(Moment moment, Runnable consequence) {}

    private final HttpClient client;
    private @Nullable Cut cut;
    private int left;
    private boolean dead;

    Wire(HttpClient client) {
        this.client = client;
    }

    /** @param request the how manieth from now on, counted from 1 */
    synchronized void cutAt(int request, Moment moment, Runnable consequence) {
        left = request;
        cut = new Cut(moment, consequence);
    }

    synchronized void cut() {
        dead = true;
    }

    private synchronized Optional<Cut> next() {
        if (cut == null || --left > 0) {
            return Optional.empty();
        }
        dead = true;
        Cut due = cut;
        cut = null;
        return Optional.of(due);
    }

    private synchronized boolean isDead() {
        return dead;
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        if (isDead()) {
            return gone();
        }
        Optional<Cut> due = next();
        if (due.isEmpty()) {
            return client.sendAsync(request, handler);
        }
        if (due.get().moment() != Moment.BEFORE) {
            client.sendAsync(request, handler).handle((_, _) -> true).join();
        }
        due.get().consequence().run();
        return due.get().moment() == Moment.SILENCE ? new CompletableFuture<>() : gone();
    }

    private static <T> CompletableFuture<T> gone() {
        return CompletableFuture.failedFuture(new IOException("the wire is cut"));
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws IOException {
        try {
            return sendAsync(request, handler).join();
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> pushPromiseHandler) {
        return sendAsync(request, handler);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return client.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return client.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return client.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return client.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return client.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return client.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return client.authenticator();
    }

    @Override
    public Version version() {
        return client.version();
    }

    @Override
    public Optional<Executor> executor() {
        return client.executor();
    }
}
