package org.storelink.appstoresimulator.control;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.storelink.appstoresimulator.api.ApiKey;
import org.storelink.appstoresimulator.api.ApiKeys;
import org.storelink.appstoresimulator.api.IssuedKey;
import org.storelink.appstoresimulator.api.ReportVersions;
import org.storelink.appstoresimulator.api.TokenLog;
import org.storelink.appstoresimulator.people.Role;

/** The levers around the API: keys, and versions of reports. */
public final class KeyControls {

    private final ApiKeys keys;
    private final TokenLog tokens;
    private final ReportVersions versions;

    public KeyControls(ApiKeys keys, TokenLog tokens, ReportVersions versions) {
        this.keys = keys;
        this.tokens = tokens;
        this.versions = versions;
    }

    JsonObject keys() {
        JsonArrayBuilder all = Json.createArrayBuilder();
        keys.all().forEach(key -> all.add(key(key)));
        JsonObjectBuilder refused = Json.createObjectBuilder();
        tokens.faults().forEach((fault, count) -> refused.add(fault.name(), count));
        return Json.createObjectBuilder()
                .add("keys", all)
                .add("refusedTokens", refused)
                .build();
    }

    /** Makes a key, and shows its private half this once. */
    JsonObject issue(Parameters parameters) {
        IssuedKey issued = parameters
                .text("appleId")
                .map(keys::issueIndividual)
                .orElseGet(() -> keys.issue(
                        parameters.required("account", text -> text),
                        parameters.required("roles", ApiKeys::roles).toArray(Role[]::new)));
        return key(issued.key()).add("privateKey", issued.p8()).build();
    }

    JsonObject revoke(String id) {
        keys.revoke(id);
        return keys();
    }

    JsonObject raise(Parameters parameters) {
        String type = parameters.required("reportType", text -> text);
        String version = parameters.required("version", text -> text);
        versions.raise(type, version);
        return Json.createObjectBuilder()
                .add("reportType", type)
                .add("version", version)
                .build();
    }

    private static JsonObjectBuilder key(ApiKey key) {
        JsonArrayBuilder roles = Json.createArrayBuilder();
        key.roles().stream().map(Role::name).sorted().forEach(roles::add);
        return Json.createObjectBuilder()
                .add("keyId", key.id())
                .add("issuerId", key.issuer().orElse(""))
                .add("account", key.account())
                .add("roles", roles);
    }
}
