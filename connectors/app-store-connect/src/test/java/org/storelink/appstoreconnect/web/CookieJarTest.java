package org.storelink.appstoreconnect.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.appstoreconnect.wire.Json;

class CookieJarTest {

    private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");
    private static final Site SIGN_IN = site("https://idmsa.apple.com", "idmsa.apple.com");
    private static final Site SHOP = site("https://appstoreconnect.apple.com", "appstoreconnect.apple.com");
    private static final Site SIGN_IN_ELSEWHERE = site("http://127.0.0.1:8001", "idmsa.apple.com");
    private static final Site SHOP_ELSEWHERE = site("http://localhost:8002", "appstoreconnect.apple.com");

    private final CookieJar jar = CookieJar.empty();

    private static Site site(String base, String usualHost) {
        return new Site(URI.create(base), URI.create(base).getHost(), usualHost);
    }

    private boolean take(Site from, String... cookies) {
        return jar.take(List.of(cookies), from, NOW);
    }

    private String sent(Site to) {
        return jar.header(to, "/x", NOW).orElse("");
    }

    @Test
    void theTrustCookieGoesBackInQuotesAndToTheSignInOnly() {
        take(SIGN_IN, "DES5c0ffee=HSARM==SRVT; Max-Age=2592000; Domain=idmsa.apple.com; Path=/; Secure; HttpOnly");

        assertThat(sent(SIGN_IN)).isEqualTo("DES5c0ffee=\"HSARM==SRVT\"");
        assertThat(sent(SHOP)).isEmpty();
        assertThat(jar.trustedUntil()).contains(NOW.plus(Duration.ofDays(30)));
    }

    @Test
    void aTrustCookieThatCameInQuotesIsNotQuotedTwice() {
        take(SIGN_IN, "DES5c0ffee=\"HSARM==SRVT\"; Max-Age=2592000");

        assertThat(sent(SIGN_IN)).isEqualTo("DES5c0ffee=\"HSARM==SRVT\"");
    }

    @Test
    void theIdentityGoesToBothAndTheSitesOwnCookieToItAlone() {
        take(SIGN_IN, "myacinfo=abc; Domain=.apple.com; Path=/");
        take(SHOP, "dqsid=short; Max-Age=1800; Path=/", "itctx=ctx; Domain=apple.com");

        assertThat(sent(SIGN_IN)).isEqualTo("myacinfo=abc; itctx=ctx");
        assertThat(sent(SHOP)).isEqualTo("myacinfo=abc; dqsid=short; itctx=ctx");
    }

    @Test
    void anEndpointLedElsewhereGetsWhatItsUsualHostWould() {
        take(
                SIGN_IN_ELSEWHERE,
                "myacinfo=abc; Domain=apple.com",
                "DES1=t==SRVT; Domain=idmsa.apple.com; Max-Age=60",
                "own=1");

        assertThat(sent(SHOP_ELSEWHERE)).isEqualTo("myacinfo=abc");
        assertThat(sent(SIGN_IN_ELSEWHERE)).isEqualTo("myacinfo=abc; DES1=\"t==SRVT\"; own=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=1; Domain=example.com",
                "a=1; Domain=xapple.com",
                "a=1; Domain=appstoreconnect.apple.com",
                "novalue",
                "=1",
                "a b=1",
                "a=x\u0007y",
                "a=\u00e4"
            })
    void whatIsNoCookieOrSomebodyElsesIsNotTaken(String header) {
        assertThat(take(SIGN_IN, header)).isFalse();
        assertThat(sent(SIGN_IN)).isEmpty();
    }

    @Test
    void aCookieEndsWithItsTimeOrWhenTheStoreSaysSo() {
        take(
                SHOP,
                "dqsid=short; Max-Age=1800",
                "old=1; Expires=Mon, 23-Nov-2026 20:10:00 GMT",
                "both=1; Max-Age=60; Expires=Wed, 01 Jan 2031 00:00:00 GMT");

        assertThat(jar.header(SHOP, "/x", NOW.plusSeconds(120))).contains("dqsid=short; old=1");
        assertThat(jar.header(SHOP, "/x", NOW.plusSeconds(700))).contains("dqsid=short");
        assertThat(jar.header(SHOP, "/x", NOW.plusSeconds(1800))).isEmpty();

        take(SHOP, "dqsid=; Max-Age=0");
        assertThat(sent(SHOP)).doesNotContain("dqsid");
    }

    @Test
    void aPathIsKept() {
        take(SHOP, "a=1; Path=/olympus", "b=2");

        assertThat(jar.header(SHOP, "/olympus/v1/session", NOW)).contains("a=1; b=2");
        assertThat(jar.header(SHOP, "/olympusses", NOW)).contains("b=2");
    }

    @Test
    void aNewValueReplacesTheOldAndTheSameOneChangesNothing() {
        assertThat(take(SHOP, "a=1")).isTrue();
        assertThat(take(SHOP, "a=1; Path=/")).isFalse();
        assertThat(take(SHOP, "a=2")).isTrue();
        assertThat(sent(SHOP)).isEqualTo("a=2");
    }

    @Test
    void everythingOutlivesTheProcess() {
        take(SIGN_IN, "myacinfo=abc; Domain=apple.com", "DES1=t==SRVT; Max-Age=2592000; Domain=idmsa.apple.com");
        take(SHOP, "dqsid=short; Max-Age=1800", "empty=");

        CookieJar restored = CookieJar.of(Json.parse(jar.toJson().written()).orElseThrow());

        assertThat(restored.header(SHOP, "/x", NOW)).isEqualTo(jar.header(SHOP, "/x", NOW));
        assertThat(restored.header(SIGN_IN, "/x", NOW)).isEqualTo(jar.header(SIGN_IN, "/x", NOW));
        assertThat(restored.trustedUntil()).isEqualTo(jar.trustedUntil());
    }

    @Test
    void aFloodOfCookiesStaysSmallAndKeepsTheNewest() {
        String[] flood = IntStream.range(0, 500)
                .mapToObj(i -> "c" + i + "=" + "x".repeat(1000))
                .toArray(String[]::new);

        take(SHOP, flood);

        assertThat(jar.toJson().written().length()).isLessThan(48 * 1024);
        assertThat(sent(SHOP)).contains("c499=");
    }

    @Test
    void showsNamesOnly() {
        take(SIGN_IN, "myacinfo=secret; Domain=apple.com");

        assertThat(jar.toString()).contains("myacinfo").doesNotContain("secret");
    }
}
