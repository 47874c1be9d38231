package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.Options;

/**
 * A server with an owner, and the practice store beside it.
 *
 * @param store in this JVM: tests switch its faults and read its truth
 * @param api as its owner sees it, by a token that may do everything: a password takes its time to check, at every request
 * @param owner in the console, signed in once for all tests that are not about signing in
 */
public record Storelink(StorelinkServer server, AppStoreSimulator store, ApiClient api, ConsoleSession owner)
        implements AutoCloseable {

    public static final String OWNER = "owner@storelink.example";
    public static final String PASSWORD = "a long enough pass phrase";

    /** Of tokens, all there are. */
    static final List<String> SCOPES = List.of(
            "account:read",
            "account:write",
            "products:read",
            "products:write",
            "private:read",
            "private:write",
            "public:read",
            "public:write");

    private static final Duration LONGEST_RUN = Duration.ofMinutes(1);

    /** One that nobody else uses, for tests that restart or kill it. */
    public static Storelink start(Options storeOptions) {
        return start(storeOptions, Map.of());
    }

    /** @param environment further variables of the product */
    static Storelink start(Options storeOptions, Map<String, String> environment) {
        AppStoreSimulator store = AppStoreSimulator.start(storeOptions);
        String address = store.uri().toString();
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(MailServer.settings());
        all.putAll(Map.of(
                "STORELINK_OWNER_EMAIL", OWNER,
                "STORELINK_OWNER_PASSWORD", PASSWORD,
                "STORELINK_CONNECTOR_APP_STORE_CONNECT_ENDPOINT_REPORTER", address,
                "STORELINK_CONNECTOR_APP_STORE_CONNECT_ENDPOINT_IDMSA", address,
                "STORELINK_CONNECTOR_APP_STORE_CONNECT_ENDPOINT_APPSTORECONNECT", address,
                "STORELINK_CONNECTOR_APP_STORE_CONNECT_ENDPOINT_API",
                        store.apiUri().toString(),
                "STORELINK_CONNECTOR_APP_STORE_CONNECT_SITE_PAUSE", "PT0S"));
        StorelinkServer server = StorelinkServer.fresh(all);
        try {
            return of(server.start(), store);
        } catch (Throwable e) {
            server.close();
            store.close();
            throw e;
        }
    }

    /** With a server that has its owner and is running. */
    static Storelink of(StorelinkServer server, AppStoreSimulator store) {
        ApiClient anybody = ApiClient.of(server);
        String token =
                anybody.withPassword(OWNER, PASSWORD).makeToken(SCOPES, "").getString("token");
        return new Storelink(
                server, store, anybody.withToken(token), ConsoleSession.signIn(server.uri("/"), OWNER, PASSWORD));
    }

    /** The same server with nothing linked, and another practice store in the place of this one. */
    Storelink withStore(Options.Builder options) {
        store.faults().clear();
        api.get("/v2/external_accounts").object().keySet().forEach(this::erase);
        store.close();
        AppStoreSimulator next =
                AppStoreSimulator.start(options.port(store.uri().getPort())
                        .apiPort(store.apiUri().getPort())
                        .build());
        return new Storelink(server, next, api, owner);
    }

    /** Not while it is collected: a run would go on asking the next store. One that failed tests left behind may never come to its end. */
    private void erase(String account) {
        new LinkedPracticeStore(this, Long.parseLong(account)).isCollectedWithin(LONGEST_RUN);
        int status =
                api.delete("/v2/external_accounts/" + account + "?data=erase").status();
        assertThat(status).isEqualTo(204);
    }

    /** @param path with its leading slash */
    public String url(String path) {
        return server.uri(path).toString();
    }

    /** Lets the browser be signed in to the console as the owner, at no page yet. */
    void letIn(Page page) {
        owner.lendTo(page.context());
    }

    /** The same, and leaves the browser at the overview. */
    void signIn(Page page) {
        letIn(page);
        page.navigate(url("/"));
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }
}
