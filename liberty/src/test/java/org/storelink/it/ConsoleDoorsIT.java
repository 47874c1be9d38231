package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who gets into the console, what a form has to bring, and what every page tells the browser. */
@ExtendWith(SharedStorelink.class)
class ConsoleDoorsIT {

    private static final Path PAGES = Path.of("..", "app", "src", "main", "webapp");
    private static final Set<String> ENTRANCES = Set.of("/sign-in", "/set-up", "/invitation");
    private static final Pattern STYLE_SHEET = Pattern.compile("href=\"(/jakarta\\.faces\\.resource/[^\"]+)\"");

    private final Storelink storelink;
    private final ConsoleSession nobody;

    ConsoleDoorsIT(Storelink storelink) {
        this.storelink = storelink;
        this.nobody = ConsoleSession.at(base());
    }

    /** Every page of the sources, so that a new one is looked at too. */
    static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            return files.map(file -> "/" + PAGES.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> path.endsWith(".xhtml"))
                    .filter(path -> !path.startsWith("/WEB-INF/") && !path.startsWith("/resources/"))
                    .map(path -> path.substring(0, path.length() - ".xhtml".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void whoeverIsNotSignedInComesToTheSignInPage(String page) {
        for (String address : List.of(page, page + ".xhtml")) {
            HttpResponse<String> answer = nobody.get(address);

            if (ENTRANCES.contains(page)) {
                assertThat(answer.statusCode()).as(address).isEqualTo(200);
            } else {
                assertThat(answer.statusCode()).as(address).isEqualTo(302);
                assertThat(header(answer, "Location")).as(address).startsWith("/sign-in");
                assertThat(answer.body()).as(address).isEmpty();
            }
        }
    }

    @Test
    void aScriptThatIsNotSignedInIsSentThereToo() {
        HttpResponse<String> answer = nobody.getPartly("/accounts");

        assertThat(answer.body()).contains("<redirect url=\"/sign-in");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageTellsTheBrowserWhatItMayNotDo(String page) {
        ConsoleSession owner = storelink.owner();

        HttpResponse<String> answer = owner.get(page);

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertGuarded(answer);
        assertThat(header(answer, "Content-Security-Policy"))
                .contains("default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "'nonce-")
                .doesNotContain("unsafe");
        assertThat(header(answer, "Cache-Control")).contains("no-store");
    }

    @Test
    void soDoPagesThatTellOfErrors() {
        assertGuarded(storelink.owner().get("/no-such-page"));
        assertGuarded(storelink.owner().get("/accounts/account?id=4711"));
    }

    @Test
    void soDoStyleSheetsAndAnswersOfTheApi() {
        Matcher sheet = STYLE_SHEET.matcher(nobody.get("/sign-in").body());
        assertThat(sheet.find()).isTrue();

        for (String path : List.of(sheet.group(1).replace("&amp;", "&"), "/v2", "/v2/nothing")) {
            HttpResponse<String> answer = nobody.get(path);

            assertThat(header(answer, "X-Content-Type-Options")).as(path).isEqualTo("nosniff");
        }
        HttpResponse<String> answer = storelink.api().get("/v2").http();
        assertGuarded(answer);
    }

    @Test
    void aFormWithoutTheStateOfItsPageChangesNothing() {
        ConsoleSession owner = storelink.owner();
        ConsoleForm form =
                owner.form("/tokens", "create").fill("label", "forged").with("create:scopes", "account:read");

        String foreign = ConsoleSession.signIn(base(), Storelink.OWNER, Storelink.PASSWORD)
                .form("/tokens", "create")
                .state();

        List<HttpResponse<String>> answers = List.of(
                owner.send(form.withoutState()),
                owner.send(form.withState("-1:-1")),
                owner.send(form.withState("stateless")),
                owner.send(form.withState("")),
                owner.send(form.withState("bm8gZGlnaXRz")),
                owner.send(form.withState("MTIzNA==")),
                owner.send(form.withState(foreign)));

        assertThat(storelink.api().get("/v2/tokens").body()).doesNotContain("forged");
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(409);
        assertThat(answers).extracting(HttpResponse::body).allMatch(page -> page.contains("has waited too long"));
        assertThat(owner.send(form).statusCode()).isEqualTo(200);
        assertThat(storelink.api().get("/v2/tokens").body()).contains("forged");
    }

    @Test
    void signingOutTakesAPost() {
        ConsoleSession owner = storelink.owner();

        assertThat(owner.get("/sign-out").statusCode()).isEqualTo(405);

        assertThat(owner.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void anOfferOfHttp2IsLeftAlone() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base().resolve("/sign-in"))
                .version(HttpClient.Version.HTTP_2)
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }

    private URI base() {
        return storelink.server().uri("/");
    }

    private static void assertGuarded(HttpResponse<String> answer) {
        String address = answer.uri() + " " + answer.statusCode();
        assertThat(header(answer, "X-Content-Type-Options")).as(address).isEqualTo("nosniff");
        assertThat(header(answer, "X-Frame-Options")).as(address).isEqualTo("DENY");
        assertThat(header(answer, "Referrer-Policy")).as(address).isEqualTo("same-origin");
        assertThat(header(answer, "Content-Security-Policy")).as(address).contains("frame-ancestors 'none'");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return String.join(", ", answer.headers().allValues(name));
    }
}
