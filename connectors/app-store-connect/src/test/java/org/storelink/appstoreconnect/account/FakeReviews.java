package org.storelink.appstoreconnect.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.storelink.appstoreconnect.account.FakeApple.Call;
import org.storelink.appstoreconnect.account.FakeApple.Reply;
import org.storelink.appstoreconnect.wire.Json;

/** Three reviews of one app at today's address, in pages of two, and the replies to them. */
final class FakeReviews implements FakeApple.Answering {

    static final String APP = "6740012300";

    private static final String ROOT = "/iris/v1/";
    private static final List<String> IDS = List.of("r3", "r2", "r1");
    private static final Reply NOT_FOUND = Reply.of(404, "{\"errors\":[{\"status\":\"404\",\"code\":\"NOT_FOUND\"}]}");

    private final Map<String, String> replies = new TreeMap<>();

    @Override
    public Reply to(Call call) {
        String[] path =
                call.path().replaceFirst("\\?.*", "").replaceFirst(ROOT, "").split("/");
        if (!call.path().startsWith(ROOT)) {
            return Reply.of(404, "");
        }
        return switch (call.method() + " " + path[0] + " " + path.length) {
            case "GET apps 1" ->
                told(
                        200,
                        Json.object(
                                "data",
                                Json.list(List.of(Json.object("id", APP))),
                                "links",
                                Json.object("self", "/apps")));
            case "GET apps 3" -> path[1].equals(APP) ? page(call.path().contains("cursor=2")) : NOT_FOUND;
            case "GET customerReviews 2" ->
                IDS.contains(path[1]) ? told(200, Json.object("data", Json.object("id", path[1]))) : NOT_FOUND;
            case "GET customerReviews 3" ->
                replies.containsKey(path[1]) ? told(200, Json.object("data", response(path[1]))) : NOT_FOUND;
            case "POST customerReviewResponses 1" -> respond(call.json());
            case "DELETE customerReviewResponses 2" ->
                replies.remove(path[1].substring(1)) == null ? NOT_FOUND : Reply.of(204, "");
            default -> Reply.of(404, "");
        };
    }

    private Reply page(boolean second) {
        List<Json> data = new ArrayList<>();
        List<Json> included = new ArrayList<>();
        for (String id : second ? IDS.subList(2, 3) : IDS.subList(0, 2)) {
            data.add(review(id));
            if (replies.containsKey(id)) {
                included.add(response(id));
            }
        }
        return told(
                200,
                Json.object(
                        "data",
                        Json.list(data),
                        "included",
                        Json.list(included),
                        "links",
                        second ? Json.object("self", "/") : Json.object("next", "https://site.example/?cursor=2")));
    }

    private Json review(String id) {
        return Json.object(
                "id",
                id,
                "attributes",
                Json.object(
                        "rating",
                        4,
                        "title",
                        Json.nothing(),
                        "body",
                        "Fine " + id,
                        "reviewerNickname",
                        "ann",
                        "createdDate",
                        "2026-11-0" + id.charAt(1) + "T03:00:00-08:00",
                        "territory",
                        "DEU"),
                "relationships",
                Json.object(
                        "response",
                        replies.containsKey(id)
                                ? Json.object("data", Json.object("id", "a" + id))
                                : Json.object("links", Json.object("self", "/"))));
    }

    private Json response(String review) {
        return Json.object(
                "id",
                "a" + review,
                "attributes",
                Json.object(
                        "responseBody", replies.getOrDefault(review, ""),
                        "lastModifiedDate", "2026-11-20T03:00:00-08:00",
                        "state", "PENDING_PUBLISH"));
    }

    private Reply respond(Json body) {
        String review =
                body.at("data", "relationships", "review", "data", "id").text().orElse("");
        if (!IDS.contains(review)) {
            return NOT_FOUND;
        }
        replies.put(review, body.at("data", "attributes", "responseBody").text().orElseThrow());
        return told(201, Json.object("data", response(review)));
    }

    private static Reply told(int status, Json json) {
        return Reply.of(status, json.written());
    }
}
