package org.storelink.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.it.ApiClient.Answer;

/** Links the practice store over REST, as a script would that agrees to everything and takes every vendor. */
public final class PracticeAccount {

    private PracticeAccount() {}

    /** Returns the id of the linked account. */
    public static long link(ApiClient api, AppStoreSimulator store) {
        JsonObject request = Json.createObjectBuilder()
                .add("nickname", "Practice")
                .add("connector", "app-store-connect")
                .add("mode", "app-password")
                .add(
                        "credentials",
                        Json.createObjectBuilder()
                                .add("apple_id", store.appleId())
                                .add("password", store.appSpecificPassword()))
                .add("auto_import", true)
                .build();
        Answer answer = api.post("/v2/external_accounts", request.toString());
        if (answer.status() == 201) {
            return answer.object().getJsonNumber("id").longValue();
        }
        JsonObject link = body(answer, 202).getJsonObject("link");
        while (!link.getString("state").equals("linked")) {
            link = body(api.post("/v2/links/" + link.getString("id") + "/answer", answerTo(link)), 200);
        }
        return link.getJsonObject("account").getJsonNumber("id").longValue();
    }

    private static JsonObject body(Answer answer, int status) {
        if (answer.status() != status) {
            throw new AssertionError(answer.status() + " instead of " + status + ": " + answer.body());
        }
        return answer.object();
    }

    private static String answerTo(JsonObject link) {
        return switch (link.getString("state")) {
            case "consent" -> "{\"done\":true}";
            case "choose" -> choices(link);
            default -> throw new AssertionError(link);
        };
    }

    private static String choices(JsonObject link) {
        boolean several = link.getJsonObject("challenge").getBoolean("several");
        List<JsonString> ids = link.getJsonArray("options").getValuesAs(JsonObject.class).stream()
                .map(option -> option.getJsonString("id"))
                .toList();
        var answer = Json.createObjectBuilder();
        return (several ? answer.add("choices", Json.createArrayBuilder(ids)) : answer.add("choice", ids.getFirst()))
                .build()
                .toString();
    }
}
