package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the API's document against everybody who may come. One without a rule here fails the build. */
@ExtendWith(SharedStorelink.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {

    /** Operation, least role, scope that a token needs, and the answer for those who are let in: they name nothing that exists. */
    private static final Map<String, Rule> RULES = rules("""
        get    /v2                                       viewer  -              200
        get    /v2/archive                               viewer  private:read   200
        get    /v2/archive/latest                        viewer  private:read   200
        get    /v2/archive/raw/{id}                      viewer  private:read   404
        get    /v2/archive/{date}                        viewer  private:read   200
        get    /v2/audit                                 owner   account:read   200
        get    /v2/audit/verification                    owner   account:read   200
        get    /v2/connectors                            viewer  account:read   200
        get    /v2/connectors/{id}                       viewer  account:read   404
        get    /v2/external_accounts                     viewer  account:read   200
        post   /v2/external_accounts                     admin   account:write  400
        get    /v2/external_accounts/{id}                viewer  account:read   404
        put    /v2/external_accounts/{id}                admin   account:write  404
        delete /v2/external_accounts/{id}                admin   account:write  404
        post   /v2/external_accounts/{id}/backfill       admin   account:write  400
        post   /v2/external_accounts/{id}/check          admin   account:write  404
        get    /v2/external_accounts/{id}/imports        viewer  account:read   404
        get    /v2/external_accounts/{id}/keys           admin   account:read   404
        post   /v2/external_accounts/{id}/keys           admin   account:write  400
        put    /v2/external_accounts/{id}/keys/{key}     admin   account:write  400
        delete /v2/external_accounts/{id}/keys/{key}     admin   account:write  404
        post   /v2/external_accounts/{id}/pause          admin   account:write  404
        post   /v2/external_accounts/{id}/relink         admin   account:write  404
        post   /v2/external_accounts/{id}/resume         admin   account:write  404
        post   /v2/external_accounts/{id}/sync           admin   account:write  404
        get    /v2/links/{id}                            admin   account:read   404
        delete /v2/links/{id}                            admin   account:write  404
        post   /v2/links/{id}/answer                     admin   account:write  400
        get    /v2/products/mine                         viewer  products:read  200
        get    /v2/products/{id}                         viewer  products:read  404
        get    /v2/products/{store}/{vendor_identifier}  viewer  products:read  404
        get    /v2/reply_templates                       viewer  public:read    200
        post   /v2/reply_templates                       admin   public:write   400
        get    /v2/reply_templates/{id}                  viewer  public:read    404
        put    /v2/reply_templates/{id}                  admin   public:write   400
        delete /v2/reply_templates/{id}                  admin   public:write   404
        get    /v2/reply_templates/{id}/filled           viewer  public:read    400
        get    /v2/reports/adspend                       viewer  private:read   422
        get    /v2/reports/finance                       viewer  private:read   422
        get    /v2/reports/payments                      viewer  private:read   422
        get    /v2/reports/revenue                       viewer  private:read   200
        get    /v2/reports/sales                         viewer  private:read   200
        get    /v2/reports/subscriptions                 viewer  private:read   422
        get    /v2/reports/usage                         viewer  private:read   422
        get    /v2/review_views                          viewer  public:read    200
        post   /v2/review_views                          admin   public:write   400
        get    /v2/review_views/{id}                     viewer  public:read    404
        put    /v2/review_views/{id}                     admin   public:write   400
        delete /v2/review_views/{id}                     admin   public:write   404
        get    /v2/reviews                               viewer  public:read    422
        get    /v2/reviews/count                         viewer  public:read    422
        post   /v2/reviews/count                         viewer  public:read    422
        get    /v2/reviews/{id}                          viewer  public:read    404
        get    /v2/reviews/{id}/assignee                 viewer  private:read   404
        put    /v2/reviews/{id}/assignee                 admin   private:write  400
        delete /v2/reviews/{id}/assignee                 admin   private:write  404
        get    /v2/reviews/{id}/notes                    viewer  private:read   404
        post   /v2/reviews/{id}/notes                    admin   private:write  400
        delete /v2/reviews/{id}/notes/{note}             admin   private:write  404
        get    /v2/reviews/{id}/response                 viewer  public:read    404
        post   /v2/reviews/{id}/response                 admin   public:write   400
        delete /v2/reviews/{id}/response                 admin   public:write   404
        post   /v2/reviews/{id}/tags                     admin   public:write   400
        delete /v2/reviews/{id}/tags/{tag}               admin   public:write   404
        get    /v2/tokens                                viewer  account:read   200
        post   /v2/tokens                                viewer  account:write  400
        delete /v2/tokens/{id}                           viewer  account:write  404
        get    /v2/usage                                 viewer  -              200
        get    /v2/users                                 admin   account:read   200
        get    /v2/users/invitations                     admin   account:read   200
        post   /v2/users/invitations                     admin   account:write  400
        delete /v2/users/invitations/{id}                admin   account:write  404
        get    /v2/users/me                              viewer  account:read   200
        get    /v2/users/me/features                     viewer  account:read   200
        get    /v2/users/{id}                            viewer  account:read   404
        put    /v2/users/{id}                            viewer  account:write  400
        delete /v2/users/{id}                            viewer  account:write  404
        """);

    private static final List<String> ROLES = List.of("viewer", "admin", "owner");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch", "head", "options");

    /** Who may do what, and what the answer is then. */
    private record Rule(String role, String scope, int answer) {

        int forRole(String caller) {
            return ROLES.indexOf(caller) >= ROLES.indexOf(role) ? answer : 403;
        }

        int forScopes(Collection<String> scopes) {
            return scope.equals("-") || scopes.contains(scope) ? answer : 403;
        }
    }

    private final Storelink storelink;
    private final Map<String, ApiClient> members = new LinkedHashMap<>();
    private final Map<String, ApiClient> onlyWith = new TreeMap<>();
    private final Map<String, ApiClient> allBut = new TreeMap<>();
    private final List<String> reading =
            Storelink.SCOPES.stream().filter(scope -> scope.endsWith(":read")).toList();
    private ApiClient reader;
    private ApiClient viewersToken;
    private ApiClient revoked;
    private ApiClient expired;
    private ApiClient browser;

    @SuppressWarnings("NullAway.Init") // By come, before the first test.
    AccessIT(Storelink storelink) {
        this.storelink = storelink;
    }

    @BeforeAll
    void come() {
        members.put("viewer", TeamMate.invite(storelink, "viewer").api());
        members.put("admin", TeamMate.invite(storelink, "admin").api());
        members.put("owner", ApiClient.of(storelink.server()).withPassword(Storelink.OWNER, Storelink.PASSWORD));
        for (String scope : Storelink.SCOPES) {
            onlyWith.put(scope, token(storelink.api(), List.of(scope)));
            allBut.put(
                    scope,
                    token(
                            storelink.api(),
                            Storelink.SCOPES.stream()
                                    .filter(other -> !other.equals(scope))
                                    .toList()));
        }
        reader = token(storelink.api(), reading);
        viewersToken = token(members.get("viewer"), Storelink.SCOPES);
        revoked = revoked();
        expired = expired();
        browser = ApiClient.of(storelink.server()).withCookiesOf(storelink.owner());
    }

    @Test
    void everyOperationHasARuleAndNoRuleIsLeftOver() {
        assertThat(operations()).isEqualTo(new TreeSet<>(RULES.keySet()));
    }

    static Stream<String> everyOperation() {
        return RULES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("everyOperation")
    void letsInWhoMayAndNobodyElse(String operation) {
        Rule rule = Objects.requireNonNull(RULES.get(operation));

        assertThat(status(operation, ApiClient.of(storelink.server())))
                .as("nobody")
                .isEqualTo(401);
        assertThat(status(operation, browser)).as("a browser that is signed in").isEqualTo(401);
        assertThat(status(operation, revoked)).as("a revoked token").isEqualTo(401);
        assertThat(status(operation, expired)).as("an expired token").isEqualTo(401);
        members.forEach(
                (role, member) -> assertThat(status(operation, member)).as(role).isEqualTo(rule.forRole(role)));
        assertThat(status(operation, viewersToken))
                .as("a Viewer's token with all scopes")
                .isEqualTo(rule.forRole("viewer"));
        assertThat(status(operation, reader)).as("a token for reading").isEqualTo(rule.forScopes(reading));
        onlyWith.forEach((scope, token) -> assertThat(status(operation, token))
                .as("a token with nothing but " + scope)
                .isEqualTo(rule.forScopes(List.of(scope))));
        allBut.forEach((scope, token) -> assertThat(status(operation, token))
                .as("a token without " + scope)
                .isEqualTo(scope.equals(rule.scope()) ? 403 : rule.answer()));
    }

    private int status(String operation, ApiClient caller) {
        String[] words = operation.split(" ");
        String path = words[1].replace("/links/{id}", "/links/00000000-0000-4000-8000-000000004711")
                .replace("{id}", "4711")
                .replace("{key}", "2X9R4HXF34")
                .replace("{note}", "4711")
                .replace("{tag}", "any")
                .replace("{date}", "2026-11-22")
                .replace("{store}", "nowhere")
                .replace("{vendor_identifier}", "nothing");
        return switch (words[0]) {
            case "get" -> caller.get(path).status();
            case "delete" -> caller.delete(path).status();
            case "post" ->
                path.equals("/v2/reviews/count")
                        ? caller.postForm(path, Map.of("q", "word")).status()
                        : caller.post(path, "{}").status();
            case "put" -> caller.put(path, "{}").status();
            default -> throw new AssertionError("Say how to call " + operation);
        };
    }

    private Set<String> operations() {
        JsonObject paths = ApiClient.of(storelink.server())
                .get("/openapi?format=JSON")
                .object()
                .getJsonObject("paths");
        return paths.entrySet().stream()
                .flatMap(path -> path.getValue().asJsonObject().keySet().stream()
                        .filter(METHODS::contains)
                        .map(method -> method + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private ApiClient token(ApiClient member, List<String> scopes) {
        return ApiClient.of(storelink.server())
                .withToken(member.makeToken(scopes, "").getString("token"));
    }

    private ApiClient revoked() {
        JsonObject made = storelink.api().makeToken(Storelink.SCOPES, "");
        assertThat(storelink.api().delete("/v2/tokens/" + made.getInt("id")).status())
                .isEqualTo(204);
        return ApiClient.of(storelink.server()).withToken(made.getString("token"));
    }

    /** One that was good for a moment: it is asked with until it is refused. */
    private ApiClient expired() {
        Instant soon = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
        ApiClient client = ApiClient.of(storelink.server())
                .withToken(storelink
                        .api()
                        .makeToken(Storelink.SCOPES, soon.toString())
                        .getString("token"));
        int status = client.get("/v2").status();
        while (status == 200) {
            assertThat(Instant.now()).as("the token still works").isBefore(soon.plusSeconds(30));
            status = client.get("/v2").status();
        }
        return client;
    }

    private static Map<String, Rule> rules(String table) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        table.lines().map(line -> line.split(" +")).forEach(words -> {
            assertThat(words).as(Arrays.toString(words)).hasSize(5);
            rules.put(words[0] + " " + words[1], new Rule(words[2], words[3], Integer.parseInt(words[4])));
        });
        return rules;
    }
}
