package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.storelink.it.ApiClient.Answer;

/** A server that an operator set otherwise than usual: a proxy before it is believed, old clients get the status that they know. */
@ExtendWith(SharedStorelink.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorSettingsIT {

    private static final Map<String, String> SAID_BY_THE_PROXY = Map.of(
            "X-Forwarded-For", "203.0.113.7",
            "X-Forwarded-Proto", "https",
            "X-Forwarded-Host", "storelink.example.com");

    @AutoClose
    private final StorelinkServer server = StorelinkServer.fresh(Map.of(
                    "STORELINK_OWNER_EMAIL", Storelink.OWNER,
                    "STORELINK_OWNER_PASSWORD", Storelink.PASSWORD,
                    "STORELINK_TRUSTED_PROXIES", "127\\.0\\.0\\.1|0:0:0:0:0:0:0:1",
                    "STORELINK_API_DAILY_LIMIT", "2",
                    "STORELINK_API_LIMIT_STATUS", "420"))
            .start();

    @Test
    void believesAProxyThatIsTrusted() {
        failToSignIn(server);
        HttpResponse<String> signedIn = signIn(server);

        assertThat(server.log()).contains("failed, address 203.0.113.7");
        assertThat(signedIn.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).contains("Secure"));
        assertThat(location(signedIn)).startsWith("/");
    }

    @Test
    void believesNoProxyUnlessTold(Storelink usual) {
        failToSignIn(usual.server());
        HttpResponse<String> signedIn = signIn(usual.server());

        assertThat(usual.server().log()).contains("failed, address ").doesNotContain("203.0.113.7");
        assertThat(signedIn.headers().allValues("Set-Cookie")).isNotEmpty().allSatisfy(cookie -> assertThat(cookie)
                .doesNotContain("Secure"));
        assertThat(location(signedIn)).startsWith("/");
    }

    @Test
    void beyondTheAllowanceTheStatusIsTheConfiguredOne() {
        ApiClient api = ApiClient.of(server).withPassword(Storelink.OWNER, Storelink.PASSWORD);

        assertThat(api.get("/v2").status()).isEqualTo(200);
        assertThat(api.get("/v2").header("X-Request-Usage")).isEqualTo("2");
        Answer answer = api.get("/v2");

        assertThat(answer.status()).isEqualTo(420);
        assertThat(answer.object().getInt("status")).isEqualTo(420);
        assertThat(answer.object().getString("additional")).isEqualTo("used 3 of 2 daily requests");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
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
