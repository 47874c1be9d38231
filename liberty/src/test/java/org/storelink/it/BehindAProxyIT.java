package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a proxy says of whom it asks for, and when that is believed. */
@ExtendWith(SharedStorelink.class)
class BehindAProxyIT {

    private static final Map<String, String> SAID_BY_THE_PROXY = Map.of(
            "X-Forwarded-For", "203.0.113.7",
            "X-Forwarded-Proto", "https",
            "X-Forwarded-Host", "storelink.example.com");

    @AutoClose
    private final StorelinkServer behind = StorelinkServer.fresh(Map.of(
            "STORELINK_OWNER_EMAIL", Storelink.OWNER,
            "STORELINK_OWNER_PASSWORD", Storelink.PASSWORD,
            "STORELINK_TRUSTED_PROXIES", "127\\.0\\.0\\.1|0:0:0:0:0:0:0:1"));

    private final Storelink open;

    BehindAProxyIT(Storelink open) {
        this.open = open;
    }

    @Test
    void believesAProxyThatIsTrusted() {
        behind.start();

        failToSignIn(behind);
        HttpResponse<String> signedIn = signIn(behind);

        assertThat(behind.log()).contains("failed, address 203.0.113.7");
        assertThat(signedIn.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).contains("Secure"));
        assertThat(location(signedIn)).startsWith("/");
    }

    @Test
    void believesNobodyUnlessTold() {
        failToSignIn(open.server());
        HttpResponse<String> signedIn = signIn(open.server());

        assertThat(open.server().log()).contains("failed, address ").doesNotContain("203.0.113.7");
        assertThat(signedIn.headers().allValues("Set-Cookie")).isNotEmpty().allSatisfy(cookie -> assertThat(cookie)
                .doesNotContain("Secure"));
        assertThat(location(signedIn)).startsWith("/");
    }

    private static void failToSignIn(StorelinkServer server) {
        ApiClient stranger = ApiClient.of(server).withPassword("stranger@example.org", "wrong");
        for (Map.Entry<String, String> header : SAID_BY_THE_PROXY.entrySet()) {
            stranger = stranger.with(header.getKey(), header.getValue());
        }
        assertThat(stranger.get("/v2").status()).isEqualTo(401);
    }

    private static HttpResponse<String> signIn(StorelinkServer server) {
        return ConsoleSession.through(server.uri("/"), SAID_BY_THE_PROXY).signIn(Storelink.OWNER, Storelink.PASSWORD);
    }

    /** Without a host, so that it leads wherever the browser came from. */
    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
