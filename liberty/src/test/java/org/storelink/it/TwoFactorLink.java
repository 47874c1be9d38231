package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.function.Predicate;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.it.ApiClient.Answer;

/** Linking the practice store by account credentials over REST, as somebody who agrees to everything and takes every vendor. */
record TwoFactorLink(ApiClient api, AppStoreSimulator store) {

    Answer begin(String appleId, String password) {
        return api.post(
                "/v2/external_accounts",
                Json.createObjectBuilder()
                        .add("connector", "app-store-connect")
                        .add("mode", "account")
                        .add(
                                "credentials",
                                Json.createObjectBuilder()
                                        .add("apple_id", appleId)
                                        .add("password", password))
                        .build()
                        .toString());
    }

    /** The step that asks for the code that the store has sent. */
    JsonObject asked(String appleId) {
        Answer begun = begin(appleId, store.password());
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        return begun.object().getJsonObject("link");
    }

    Answer answer(JsonObject step, String answer) {
        return api.post("/v2/links/" + step.getString("id") + "/answer", answer);
    }

    String code(String appleId) {
        return store.codes().newest(appleId).orElseThrow();
    }

    /** Sends the code and goes on until the account is linked or the store refuses. */
    Answer finish(JsonObject step, String appleId) {
        return finish(step, appleId, _ -> true);
    }

    /** The same with some of the vendors. */
    Answer finish(JsonObject step, String appleId, Predicate<String> chosen) {
        Answer next = answer(step, "{\"code\":\"" + code(appleId) + "\"}");
        while (next.status() == 200 && !next.object().getString("state").equals("linked")) {
            next = answer(next.object(), answerTo(next.object(), chosen));
        }
        return next;
    }

    static String answerTo(JsonObject step, Predicate<String> chosen) {
        JsonObject challenge = step.getJsonObject("challenge");
        if (challenge.getString("kind").equals("consent")) {
            return "{\"done\":true}";
        }
        JsonArrayBuilder choices = Json.createArrayBuilder();
        step.getJsonArray("options").getValuesAs(JsonObject.class).stream()
                .map(option -> option.getString("id"))
                .filter(chosen)
                .forEach(choices::add);
        return Json.createObjectBuilder().add("choices", choices).build().toString();
    }
}
