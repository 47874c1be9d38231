package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The document that describes the API, against the one that is published with the sources. */
@ExtendWith(SharedStorelink.class)
class OpenApiIT {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private final ApiClient nobody;

    OpenApiIT(Storelink storelink) {
        this.nobody = ApiClient.of(storelink.server());
    }

    @Test
    void isTheOneInTheRepository() throws IOException {
        String served = nobody.get("/openapi").body();
        Path copy = Path.of("target", "openapi.yaml");
        Files.writeString(copy, served);

        assertThat(Path.of("..", "docs", "openapi.yaml"))
                .as("The API changed. If that was meant: cp liberty/target/openapi.yaml docs/openapi.yaml")
                .content()
                .isEqualTo(served);
    }

    @Test
    void describesEveryOperation() {
        JsonObject document = nobody.get("/openapi?format=JSON").object();

        List<String> silent = new ArrayList<>();
        document.getJsonObject("paths").forEach((path, item) -> item.asJsonObject().entrySet().stream()
                .filter(entry -> METHODS.contains(entry.getKey()))
                .filter(entry -> !isDescribed(entry))
                .forEach(entry -> silent.add(entry.getKey() + " " + path)));
        assertThat(silent).isEmpty();
    }

    @Test
    void saysWhatEveryStateOfALinkAttemptMeans() {
        JsonObject document = nobody.get("/openapi?format=JSON").object();
        String description = document.getJsonObject("paths")
                .getJsonObject("/v2/links/{id}")
                .getJsonObject("get")
                .getString("description");

        assertThat(document.getJsonObject("components")
                        .getJsonObject("schemas")
                        .getJsonObject("LinkState")
                        .getJsonArray("enum")
                        .getValuesAs(JsonString::getString))
                .isNotEmpty()
                .allSatisfy(state -> assertThat(description).contains("`" + state + "`"));
    }

    @Test
    void saysHowToSignIn() {
        JsonObject schemes = nobody.get("/openapi?format=JSON")
                .object()
                .getJsonObject("components")
                .getJsonObject("securitySchemes");

        assertThat(schemes.keySet()).containsExactlyInAnyOrder("token", "password");
    }

    private static boolean isDescribed(Map.Entry<String, JsonValue> operation) {
        JsonObject about = operation.getValue().asJsonObject();
        return !about.getString("summary", "").isBlank()
                && !about.getString("description", "").isBlank()
                && !about.getJsonObject("responses").isEmpty();
    }
}
