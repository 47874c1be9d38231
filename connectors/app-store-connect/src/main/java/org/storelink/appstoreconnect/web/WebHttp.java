package org.storelink.appstoreconnect.web;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.storelink.appstoreconnect.wire.Endpoints;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Unavailable;

/**
 * Sends requests with the cookies of an account. Whatever an answer changes of them is kept before anybody sees the answer.
 * Nothing of request or answer gets into a message. For one thread.
 */
public final class WebHttp {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** More than any answer but a hostile one. */
    private static final int LARGEST = 16 << 20;

    private final ConnectorContext context;
    private final CookieJar cookies;
    private final Keeping keeping;

    /** Where changed cookies are kept; durable when it returns. */
    public interface Keeping {

        void changed();

        /** Nowhere: whoever made the jar takes it along. */
        static Keeping none() {
            return () -> {};
        }
    }

    public WebHttp(ConnectorContext context, CookieJar cookies, Keeping keeping) {
        this.context = context;
        this.cookies = cookies;
        this.keeping = keeping;
    }

    public CookieJar cookies() {
        return cookies;
    }

    /**
     * @param endpoint a name of {@link Endpoints}
     * @throws ConnectorException ({@link Unavailable}) when there is no answer
     */
    public WebAnswer send(String endpoint, WebRequest request) throws ConnectorException, InterruptedException {
        Site site = Site.of(context, endpoint);
        HttpResponse<byte[]> response = exchange(endpoint, built(site, request));
        Instant now = context.clock().instant();
        if (cookies.take(response.headers().allValues("Set-Cookie"), site, now)) {
            keeping.changed();
        }
        return new WebAnswer(response.statusCode(), response.headers(), response.body());
    }

    private HttpRequest built(Site site, WebRequest request) {
        URI address = URI.create(site.base() + request.path());
        HttpRequest.Builder builder = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .method(
                        request.method(),
                        request.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
        request.headers().forEach(builder::setHeader);
        cookies.header(site, address.getPath(), context.clock().instant())
                .ifPresent(header -> builder.setHeader("Cookie", header));
        return builder.build();
    }

    private HttpResponse<byte[]> exchange(String endpoint, HttpRequest request)
            throws ConnectorException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = context.http().sendAsync(request, handler());
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw unreached(endpoint, "no answer within " + PATIENCE.toSeconds() + " seconds", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw unreached(endpoint, cause.getClass().getSimpleName(), cause);
        }
    }

    private static BodyHandler<byte[]> handler() {
        return _ -> BodySubscribers.limiting(BodySubscribers.ofByteArray(), LARGEST);
    }

    private static ConnectorException unreached(String endpoint, String why, Throwable cause) {
        String who = endpoint.equals(Endpoints.IDMSA) ? "Apple's sign-in" : "App Store Connect";
        return new ConnectorException(new Unavailable(who + " was not reached (" + why + "). Try again later."), cause);
    }
}
