package org.storelink.appstoresimulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.storelink.appstoresimulator.api.ApiKey;
import org.storelink.appstoresimulator.api.IssuedKey;
import org.storelink.appstoresimulator.api.TokenFault;
import org.storelink.appstoresimulator.people.Practice;
import org.storelink.appstoresimulator.people.Role;

/** Which tokens open the API, and that all others get one and the same answer while the store knows why. */
class ApiTokenTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String ACCOUNT = "121007001";
    private static final String RAW = "SHA256withECDSAinP1363Format";

    private AppStoreSimulator store;
    private KeyedClient client;
    private IssuedKey key;

    @BeforeEach
    void open() {
        store = AppStoreSimulator.start(Options.builder().today(TODAY).build());
        client = new KeyedClient(store);
        key = store.apiKeys().issue(ACCOUNT, Role.FINANCE);
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    @Test
    void aGoodTokenOpensTheApi() {
        HttpResponse<byte[]> answer = apps("Bearer " + client.token(key));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(KeyedClient.json(answer).getJsonArray("data")).isNotEmpty();
        assertThat(store.apiTokens().faults()).isEmpty();
        assertThat(store.apiTokens().shown()).hasSize(1);
    }

    /** Among so many signatures some have an r or an s that begins with a zero byte. */
    @Test
    void signaturesAreGoodWhateverTheyBeginWith() {
        int zeros = 0;
        for (int i = 0; i < 400; i++) {
            String token = client.token(key);
            String signature = token.substring(token.lastIndexOf('.') + 1);
            zeros += signature.startsWith("AA") ? 1 : 0;
            assertThat(signature).hasSize(86);
            assertThat(apps("Bearer " + token).statusCode()).isEqualTo(200);
        }
        assertThat(zeros).isBetween(0, 40);
    }

    private interface BadToken {

        String of(KeyedClient client, IssuedKey key, IssuedKey other, long now);
    }

    private record Bad(TokenFault fault, String words, BadToken token) {

        @Override
        public String toString() {
            return words;
        }
    }

    static Stream<Bad> badTokens() {
        return Stream.of(
                new Bad(TokenFault.MALFORMED, "two parts", (_, _, _, _) -> "a.b"),
                new Bad(TokenFault.MALFORMED, "no JSON", (_, _, _, _) -> "YWJj.YWJj.YWJj"),
                new Bad(TokenFault.MALFORMED, "padded", (client, key, _, _) -> client.token(key) + "=="),
                new Bad(
                        TokenFault.ALGORITHM,
                        "another algorithm",
                        (client, key, _, _) -> client.token(
                                key,
                                client.header(key).add("alg", "HS256").build(),
                                client.claims(key).build(),
                                RAW)),
                new Bad(
                        TokenFault.KEY_ID,
                        "another key id",
                        (client, key, _, _) -> client.token(
                                key,
                                client.header(key).add("kid", "AAAAAAAAAA").build(),
                                client.claims(key).build(),
                                RAW)),
                new Bad(
                        TokenFault.SIGNATURE,
                        "another key's signature",
                        (client, key, other, _) -> client.token(
                                other,
                                client.header(key).build(),
                                client.claims(key).build(),
                                RAW)),
                new Bad(
                        TokenFault.SIGNATURE_FORM,
                        "a signature in DER",
                        (client, key, _, _) -> client.token(
                                key,
                                client.header(key).build(),
                                client.claims(key).build(),
                                "SHA256withECDSA")),
                new Bad(
                        TokenFault.ISSUER,
                        "another team",
                        (client, key, _, _) -> client.token(
                                key,
                                client.claims(key)
                                        .add("iss", "69a6de70-0000-47e3-e053-5b8c7c11a4d1")
                                        .build())),
                new Bad(
                        TokenFault.ISSUER,
                        "no issuer",
                        (client, key, _, _) -> client.token(
                                key,
                                client.claims(key)
                                        .remove("iss")
                                        .add("sub", "user")
                                        .build())),
                new Bad(
                        TokenFault.AUDIENCE,
                        "another audience",
                        (client, key, _, _) -> client.token(
                                key,
                                client.claims(key)
                                        .add("aud", "appstoreconnect-v2")
                                        .build())),
                new Bad(
                        TokenFault.LIFETIME,
                        "21 minutes",
                        (client, key, _, now) -> client.token(
                                key,
                                client.claims(key)
                                        .add("iat", now)
                                        .add("exp", now + 1261)
                                        .build())),
                new Bad(
                        TokenFault.LIFETIME,
                        "no end",
                        (client, key, _, _) -> client.token(
                                key, client.claims(key).remove("exp").build())),
                new Bad(
                        TokenFault.EXPIRED,
                        "over",
                        (client, key, _, now) -> client.token(
                                key,
                                client.claims(key)
                                        .add("iat", now - 1300)
                                        .add("exp", now - 100)
                                        .build())),
                new Bad(
                        TokenFault.NOT_YET,
                        "from the future",
                        (client, key, _, now) -> client.token(
                                key,
                                client.claims(key)
                                        .add("iat", now + 120)
                                        .add("exp", now + 720)
                                        .build())));
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void everyBadTokenGetsTheSameAnswerAndTheStoreKnowsWhy(Bad bad) {
        IssuedKey other = store.apiKeys().issue(ACCOUNT, Role.ADMIN);
        String token =
                bad.token().of(client, key, other, store.clock().instant().getEpochSecond());

        HttpResponse<byte[]> answer = apps("Bearer " + token);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(KeyedClient.error(answer).getString("code")).isEqualTo("NOT_AUTHORIZED");
        assertThat(store.apiTokens().faults()).containsExactly(Map.entry(bad.fault(), 1));
    }

    @Test
    void withoutATokenNothingOpens() {
        assertThat(apps("").statusCode()).isEqualTo(401);
        assertThat(apps("Basic abc").statusCode()).isEqualTo(401);
        assertThat(store.apiTokens().faults()).containsExactly(Map.entry(TokenFault.MISSING, 2));
    }

    @Test
    void aRevokedKeyOpensNothingMore() {
        String token = client.token(key);

        store.apiKeys().revoke(key.key().id());

        assertThat(apps("Bearer " + token).statusCode()).isEqualTo(401);
        assertThat(store.apiTokens().faults()).containsOnlyKeys(TokenFault.KEY_ID);
    }

    @Test
    void aPersonsKeyNamesNoTeamAndOpensNoReports() {
        IssuedKey own = store.apiKeys().issueIndividual(Practice.APPLE_ID);

        assertThat(own.key().issuer()).isEmpty();
        assertThat(apps("Bearer " + client.token(own)).statusCode()).isEqualTo(200);
        HttpResponse<byte[]> sales = client.get(
                own,
                "/v1/salesReports",
                Map.of(
                        "filter[vendorNumber]", "85410007",
                        "filter[reportType]", "SALES",
                        "filter[reportSubType]", "SUMMARY",
                        "filter[frequency]", "DAILY"));
        assertThat(sales.statusCode()).isEqualTo(403);

        String named = client.token(own, client.claims(own).add("sub", "nobody").build());
        assertThat(apps("Bearer " + named).statusCode()).isEqualTo(401);
        assertThat(store.apiTokens().faults()).containsOnlyKeys(TokenFault.SUBJECT);
    }

    /** The machine's time would be of no use to a client that looks for what is wrong with its own clock. */
    @Test
    void everyAnswerTellsTheStoresTime() {
        store.clock().advance(Duration.ofHours(5));

        assertThat(apps("").headers().firstValue("Date")).hasValue("Tue, 24 Nov 2026 03:00:00 GMT");
        assertThat(apps("Bearer " + client.token(key)).headers().firstValue("Date"))
                .hasValue("Tue, 24 Nov 2026 03:00:00 GMT");
    }

    @Test
    void keysAreKeptOverARestartWithoutTheirPrivateHalves(@TempDir Path folder) {
        Path file = folder.resolve("keys.txt");
        IssuedKey team;
        IssuedKey own;
        try (AppStoreSimulator before = AppStoreSimulator.start(
                Options.builder().today(TODAY).keyFile(file).build())) {
            team = before.apiKeys().issue(ACCOUNT, Role.SALES, Role.CUSTOMER_SUPPORT);
            own = before.apiKeys().issueIndividual(Practice.SMS);
        }

        try (AppStoreSimulator after = AppStoreSimulator.start(
                        Options.builder().today(TODAY).keyFile(file).build());
                KeyedClient later = new KeyedClient(after)) {
            assertThat(later.get(team, "/v1/apps", Map.of()).statusCode()).isEqualTo(200);
            assertThat(later.get(own, "/v1/apps", Map.of()).statusCode()).isEqualTo(200);
            assertThat(after.apiKeys().issue(ACCOUNT, Role.ADMIN).key().id())
                    .isNotEqualTo(team.key().id());
        }
        assertThat(file).content().doesNotContain(team.p8().substring(60, 100));
    }

    @Test
    void aPersonMakesAKeyOnThePageAndSeesItOnce() {
        try (RawClient browser = new RawClient(store.uri())) {
            String made =
                    RawClient.text(browser.request("POST", "/keys", "account=" + ACCOUNT + "&FINANCE=on&SALES=on"));
            String all = RawClient.text(browser.request("GET", "/keys", ""));

            ApiKey newest = store.apiKeys().all().getLast();
            assertThat(newest.roles()).containsExactlyInAnyOrder(Role.FINANCE, Role.SALES);
            assertThat(made).contains(newest.id(), newest.issuer().orElseThrow(), "BEGIN PRIVATE KEY", "85410007");
            assertThat(all).contains(newest.id() + ": Finance, Sales").doesNotContain("PRIVATE KEY");
        }
    }

    @Test
    void controlsIssueAndRevokeAndTellWhyTokensWereRefused() {
        apps("Bearer x");
        try (RawClient browser = new RawClient(store.uri())) {
            JsonObject issued = KeyedClient.json(
                    browser.control("POST", "keys", "{\"account\":\"" + ACCOUNT + "\",\"roles\":\"SALES\"}"));
            JsonObject all = KeyedClient.json(browser.control("GET", "keys", ""));
            JsonObject left = KeyedClient.json(browser.control("DELETE", "keys/" + issued.getString("keyId"), ""));

            assertThat(issued.getString("privateKey")).startsWith("-----BEGIN PRIVATE KEY-----\n");
            assertThat(all.getJsonArray("keys")).hasSize(2);
            assertThat(all.toString()).doesNotContain("PRIVATE KEY");
            assertThat(all.getJsonObject("refusedTokens").getInt("MALFORMED")).isEqualTo(1);
            assertThat(left.getJsonArray("keys")).hasSize(1);
            assertThat(browser.control("DELETE", "keys/" + issued.getString("keyId"), "")
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    private HttpResponse<byte[]> apps(String authorization) {
        return client.get(authorization, "/v1/apps", Map.of("limit", "1"));
    }
}
