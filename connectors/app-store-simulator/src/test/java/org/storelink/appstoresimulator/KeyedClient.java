package org.storelink.appstoresimulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.storelink.appstoresimulator.api.IssuedKey;

/** A plain client of the practice store's API, which can also make every sort of bad token. */
final class KeyedClient implements AutoCloseable {

    private final AppStoreSimulator store;
    private final HttpClient http = HttpClient.newHttpClient();

    KeyedClient(AppStoreSimulator store) {
        this.store = store;
    }

    /** What a good token says by the store's clock. */
    JsonObjectBuilder claims(IssuedKey key) {
        long now = store.clock().instant().getEpochSecond();
        JsonObjectBuilder claims = Json.createObjectBuilder();
        key.key().issuer().ifPresentOrElse(issuer -> claims.add("iss", issuer), () -> claims.add("sub", "user"));
        return claims.add("iat", now - 30).add("exp", now + 600).add("aud", "appstoreconnect-v1");
    }

    String token(IssuedKey key) {
        return token(key, claims(key).build());
    }

    String token(IssuedKey key, JsonObject claims) {
        return token(key, header(key).build(), claims, "SHA256withECDSAinP1363Format");
    }

    JsonObjectBuilder header(IssuedKey key) {
        return Json.createObjectBuilder()
                .add("alg", "ES256")
                .add("kid", key.key().id())
                .add("typ", "JWT");
    }

    /** @param algorithm in the JDK's words, which decide on the form of the signature too */
    String token(IssuedKey key, JsonObject header, JsonObject claims, String algorithm) {
        String signed = encoded(header.toString().getBytes(StandardCharsets.UTF_8))
                + '.'
                + encoded(claims.toString().getBytes(StandardCharsets.UTF_8));
        try {
            String body = key.p8().lines().filter(line -> !line.startsWith("-")).collect(Collectors.joining());
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body))));
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + '.' + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    HttpResponse<byte[]> get(IssuedKey key, String path, Map<String, String> query) {
        return get("Bearer " + token(key), path, query);
    }

    /** @param authorization the whole header; blank for none */
    HttpResponse<byte[]> get(String authorization, String path, Map<String, String> query) {
        return get(authorization, "application/a-gzip, application/json", path, query);
    }

    HttpResponse<byte[]> get(String authorization, String accept, String path, Map<String, String> query) {
        String parameters = query.entrySet().stream()
                .map(each -> URLEncoder.encode(each.getKey(), StandardCharsets.UTF_8)
                        + '='
                        + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(store.apiUri() + path + '?' + parameters))
                .header("Accept", accept);
        if (!authorization.isBlank()) {
            request.header("Authorization", authorization);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** @param body JSON; blank for none */
    HttpResponse<byte[]> send(IssuedKey key, String method, String path, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(store.apiUri() + path))
                .header("Authorization", "Bearer " + token(key))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static JsonObject error(HttpResponse<byte[]> answer) {
        try (var reader = Json.createReader(new ByteArrayInputStream(answer.body()))) {
            return reader.readObject().getJsonArray("errors").getJsonObject(0);
        }
    }

    static JsonObject json(HttpResponse<byte[]> answer) {
        try (var reader = Json.createReader(new ByteArrayInputStream(answer.body()))) {
            return reader.readObject();
        }
    }

    static String unpacked(HttpResponse<byte[]> answer) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
