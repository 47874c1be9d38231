package org.storelink.appstoreconnect.signin;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.web.WebHttp;
import org.storelink.appstoreconnect.web.WebRequest;
import org.storelink.appstoreconnect.wire.Endpoints;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.ConnectorException;

/**
 * How Apple's sign-in is addressed on behalf of App Store Connect.
 *
 * @param key names App Store Connect to the sign-in
 * @param path where the sign-in's calls lie on its host
 */
record AuthService(String key, String path) {

    static final String USUAL_PATH = "/appleauth/auth";

    /** What the key has been for years; for when Apple does not say. */
    static final String USUAL_KEY = "e0b80c3bf78523bfe80974d320935bfa30add02e1bff88ec2166c6bd5a706c42";

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]{16,128}");
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_-]+){1,6}");

    /**
     * Asks App Store Connect: first where it sends a browser that signs out, then for its configuration, which still goes by the
     * site's older name.
     *
     * @param idmsa the address of the sign-in, the only one that the answer may name
     */
    static AuthService find(WebHttp http, URI idmsa) throws InterruptedException {
        Optional<WebAnswer> signOut = answer(http, WebRequest.head("/logout"));
        Optional<String> keyInAddress =
                signOut.flatMap(answer -> answer.header("Location")).flatMap(AuthService::keyIn);
        if (keyInAddress.isPresent()) {
            return new AuthService(keyInAddress.get(), USUAL_PATH);
        }
        return answer(http, WebRequest.get("/olympus/v1/app/config?hostname=itunesconnect.apple.com"))
                .flatMap(WebAnswer::json)
                .flatMap(config -> of(config, idmsa))
                .orElseGet(() -> new AuthService(USUAL_KEY, USUAL_PATH));
    }

    private static Optional<WebAnswer> answer(WebHttp http, WebRequest request) throws InterruptedException {
        try {
            return Optional.of(http.send(Endpoints.APP_STORE_CONNECT, request));
        } catch (ConnectorException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> keyIn(String address) {
        int query = address.indexOf('?');
        return Stream.of(address.substring(query + 1).split("[&#]"))
                .filter(pair -> pair.startsWith("widgetKey="))
                .map(pair -> decoded(pair.substring("widgetKey=".length())))
                .filter(key -> KEY.matcher(key).matches())
                .findFirst();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private static Optional<AuthService> of(Json config, URI idmsa) {
        return Stream.of("authServiceKey", "serviceKey", "authServiceWidgetKey", "widgetKey")
                .flatMap(name -> config.at(name).text().stream())
                .filter(key -> KEY.matcher(key).matches())
                .findFirst()
                .map(key -> new AuthService(key, pathIn(config, idmsa)));
    }

    private static String pathIn(Json config, URI idmsa) {
        return Stream.of("authServiceUrl", "authServiceURL", "authBaseUrl")
                .flatMap(name -> config.at(name).text().stream())
                .flatMap(address -> pathOn(idmsa, address).stream())
                .findFirst()
                .orElse(USUAL_PATH);
    }

    /** Empty for an address on any other host: a password's proof goes nowhere but where configuration says. */
    private static Optional<String> pathOn(URI idmsa, String address) {
        if (!address.startsWith(idmsa + "/")) {
            return Optional.empty();
        }
        String path = address.substring(idmsa.toString().length()).replaceFirst("/+$", "");
        return Optional.of(path.endsWith("/auth") ? path : path + "/auth")
                .filter(whole -> PATH.matcher(whole).matches());
    }
}
