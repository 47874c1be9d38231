package org.storelink.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.Options;
import org.storelink.appstoresimulator.api.IssuedKey;
import org.storelink.appstoresimulator.people.Practice;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.appstoresimulator.people.SentCodes.SentCode;
import org.storelink.it.ApiClient.Answer;

/** What opened an account at the store lies nowhere once it is unlinked, whichever way it was linked; its data stays. */
class SecretsAfterUnlinkingIT {

    private static final String APPLE_ID = Practice.SMS;

    @Test
    void areNotToBeFound(@TempDir Path temporary) {
        Map<String, String> variables = new HashMap<>(Database.ofThisRun().fresh());
        variables.put("STORELINK_INGESTION_HISTORY", "P5D");
        variables.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        try (Storelink storelink = Storelink.start(
                Options.builder().accounts(1).vendors(2).rowsPerDay(3).build(), variables)) {
            collectAndUnlink(storelink, PracticeAccount.link(storelink.api(), storelink.store()));
            collectAndUnlink(storelink, linkedByCode(storelink));
            giveUpAfterTheCode(storelink);
            KeyLink link = new KeyLink(storelink.api(), storelink.store());
            IssuedKey key = link.key(Role.FINANCE);
            IssuedKey second = link.key(Role.CUSTOMER_SUPPORT);
            IssuedKey removed = link.key(Role.SALES);
            long account = link.link(key);
            add(link, account, second);
            add(link, account, removed);
            assertThat(storelink.api().delete(keyOf(account, removed)).status()).isEqualTo(200);
            collectAndUnlink(storelink, account);
            SecretsSearch search = secretsOf(storelink.store());
            Stream.of(key, second, removed)
                    .flatMap(each -> each.p8().lines())
                    .filter(line -> !line.startsWith("-"))
                    .forEach(line -> search.lookFor("a line of a key", line));
            Places places = new Places(storelink.server().home(), temporary, variables);

            assertThat(places.found(search)).isEmpty();
            storelink.server().stop();
            assertThat(places.found(search)).as("after a stop").isEmpty();
            assertThat(places.found(new SecretsSearch().lookFor("the Apple ID", APPLE_ID)))
                    .as("the search finds what is there")
                    .isNotEmpty();
        }
    }

    private static void add(KeyLink link, long account, IssuedKey key) {
        Answer added = link.add(account, key);
        assertThat(added.status()).as(added.body()).isEqualTo(201);
    }

    private static String keyOf(long account, IssuedKey key) {
        return "/v2/external_accounts/" + account + "/keys/" + key.key().id();
    }

    private static long linkedByCode(Storelink storelink) {
        TwoFactorLink link = new TwoFactorLink(storelink.api(), storelink.store());
        Answer linked = link.finish(link.asked(APPLE_ID), APPLE_ID);
        assertThat(linked.status()).as(linked.body()).isEqualTo(200);
        return linked.object().getJsonObject("account").getJsonNumber("id").longValueExact();
    }

    /** What the code was spent on is kept before the next step, and was never linked. */
    private static void giveUpAfterTheCode(Storelink storelink) {
        TwoFactorLink link = new TwoFactorLink(storelink.api(), storelink.store());
        JsonObject step = link.asked(Practice.APPLE_ID);
        Answer next = link.answer(step, "{\"code\":\"" + link.code(Practice.APPLE_ID) + "\"}");
        assertThat(next.object().getString("state")).as(next.body()).isEqualTo("choose");
        int status = storelink.api().delete("/v2/links/" + step.getString("id")).status();
        assertThat(status).isEqualTo(204);
    }

    private static void collectAndUnlink(Storelink storelink, long account) {
        new LinkedPracticeStore(storelink, account).awaitCollected();
        int status = storelink
                .api()
                .delete("/v2/external_accounts/" + account + "?data=keep")
                .status();
        assertThat(status).isEqualTo(204);
    }

    private static SecretsSearch secretsOf(AppStoreSimulator store) {
        SecretsSearch search = new SecretsSearch()
                .lookFor("the app-specific password", store.appSpecificPassword())
                .lookFor("the password", store.password())
                .lookFor("the token", token(store, store.appleId()))
                .lookFor("the token", token(store, APPLE_ID));
        store.apiTokens().shown().forEach(token -> search.lookFor("a token of the key", token));
        assertThat(store.apiTokens().shown()).isNotEmpty();
        List<SentCode> codes = store.codes().all();
        codes.forEach(code -> search.lookFor("the code", code.code()));
        assertThat(codes).isNotEmpty();
        store.sessions().given().forEach(cookie -> search.lookFor("a cookie", cookie.replace("\"", "")));
        assertThat(store.sessions().given()).hasSizeGreaterThan(10);
        return search;
    }

    private static String token(AppStoreSimulator store, String appleId) {
        return store.tokens().of(appleId).current().orElseThrow().value();
    }

    /**
     * Where the product writes.
     *
     * @param variables those that lead to the database
     */
    private record Places(Path home, Path temporary, Map<String, String> variables) {

        List<String> found(SecretsSearch search) {
            Database database = Database.ofThisRun();
            List<String> found = new ArrayList<>(search.in(home));
            found.addAll(search.in(temporary));
            database.files().forEach(folder -> found.addAll(search.in(folder)));
            database.rows(variables)
                    .forEach((table, rows) -> found.addAll(search.in("table " + table, rows.getBytes(UTF_8))));
            return found;
        }
    }
}
