package org.storelink.appstoreconnect.account;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.storelink.appstoreconnect.account.FakeApple.Call;
import org.storelink.appstoreconnect.account.FakeApple.Reply;
import org.storelink.appstoreconnect.signin.SrpServer;
import org.storelink.appstoreconnect.wire.Json;

/** Apple's sign-in: one account, its password held as a verifier, a code, a browser trusted by cookie. */
final class FakeSignIn implements FakeApple.Answering {

    private static final int ITERATIONS = 200;
    private static final byte[] SALT = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");

    private final Random random = new Random(5);
    private final String appleId;
    private final SrpServer verifier;

    private Optional<SrpServer> open = Optional.empty();
    private String clientValue = "";
    private boolean secondFactorPassed;
    private String trust = "not-trusted-yet";
    private String identity = "not-signed-in-yet";

    /** What is said of the ways that a code can take. */
    String optionsBody = "{\"securityCode\":{\"length\":6},\"authenticationType\":\"hsa2\"}";

    FakeSignIn(String appleId) {
        this.appleId = appleId;
        this.verifier = new SrpServer(appleId, derived(), SALT, BigInteger.ONE);
    }

    private static byte[] derived() {
        try {
            String digits = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(FakeApple.PASSWORD.getBytes(StandardCharsets.UTF_8)));
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(digits.toCharArray(), SALT, ITERATIONS, 256))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    void endSession() {
        identity = "ended";
    }

    void forgetBrowser() {
        trust = "forgotten";
    }

    /** Whether the cookies are those of whoever signed in last. */
    boolean knows(Call call) {
        return call.cookies().contains("myacinfo=" + identity);
    }

    /** Values that were handed out and must never be seen. */
    List<String> secrets() {
        return List.of(trust, identity, FakeApple.PASSWORD, FakeApple.CODE);
    }

    @Override
    public Reply to(Call call) {
        String path = call.path().replaceFirst("\\?.*", "");
        return switch (call.method() + " " + path) {
            case "POST /appleauth/auth/signin/init" -> init(call);
            case "GET /appleauth/auth/signin" ->
                new Reply(
                        200,
                        Map.of("X-Apple-HC-Bits", "10", "X-Apple-HC-Challenge", "4d74fb15eb23f465f1f6fcbf534e5877"),
                        "<html></html>");
            case "POST /appleauth/auth/signin/complete" -> complete(call);
            case "GET /appleauth/auth" -> Reply.of(200, optionsBody);
            case "PUT /appleauth/auth/verify/phone" -> Reply.of(200, "{\"phoneNumber\":{\"id\":1}}");
            case "POST /appleauth/auth/verify/trusteddevice/securitycode",
                    "POST /appleauth/auth/verify/phone/securitycode" -> code(call);
            case "GET /appleauth/auth/2sv/trust" -> trusted();
            default -> Reply.of(404, "");
        };
    }

    private Reply init(Call call) {
        Json body = call.json();
        if (!body.at("accountName").text().orElse("").equals(appleId)) {
            return Reply.of(401, "{\"serviceErrors\":[{\"code\":\"-20101\",\"message\":\"no\"}],\"hasError\":true}");
        }
        clientValue = body.at("a").text().orElseThrow();
        SrpServer server = verifier.with(new BigInteger(200, random));
        open = Optional.of(server);
        return Reply.of(
                200,
                Json.object(
                                "iteration",
                                ITERATIONS,
                                "salt",
                                base64(SALT),
                                "protocol",
                                "s2k_fo",
                                "b",
                                base64(server.publicValue()),
                                "c",
                                "d-227-1:PRN")
                        .written());
    }

    private Reply complete(Call call) {
        Json body = call.json();
        SrpServer.Expected expected =
                open.orElseThrow().expects(Base64.getDecoder().decode(clientValue), false);
        boolean right = body.at("m1").text().orElse("").equals(base64(expected.m1()))
                && body.at("m2").text().orElse("").equals(base64(expected.m2()))
                && body.at("c").text().orElse("").equals("d-227-1:PRN")
                && call.headers().getFirst("X-Apple-HC") != null;
        open = Optional.empty();
        if (!right) {
            return Reply.of(
                    401,
                    "{\"serviceErrors\":[{\"code\":\"-20101\",\"message\":\"" + FakeApple.PASSWORD
                            + "\"}],\"hasError\":true}");
        }
        boolean isTrusted = call.cookies().contains("DES5c0ffee=\"" + trust + "\"");
        if (isTrusted) {
            return signedIn(200);
        }
        return new Reply(
                409, Map.of("X-Apple-ID-Session-Id", "session-1", "scnt", "scnt-1"), "{\"authType\":\"hsa2\"}");
    }

    private Reply signedIn(int status) {
        identity = "identity" + random.nextInt(1_000_000);
        return new Reply(
                status,
                Map.of("Set-Cookie", "myacinfo=" + identity + "; Domain=apple.com; Path=/; HttpOnly; Secure"),
                "{}");
    }

    private Reply code(Call call) {
        boolean known = "session-1".equals(call.headers().getFirst("X-Apple-Id-Session-Id"))
                && call.headers().getFirst("scnt") != null;
        if (!known) {
            return Reply.of(401, "");
        }
        if (!call.json().at("securityCode", "code").text().orElse("").equals(FakeApple.CODE)) {
            return Reply.of(
                    400,
                    "{\"service_errors\":[{\"code\":-21669,\"title\":\"Incorrect Verification"
                            + " Code\"}],\"hasError\":true}");
        }
        secondFactorPassed = true;
        return signedIn(204);
    }

    private Reply trusted() {
        if (!secondFactorPassed) {
            return Reply.of(401, "");
        }
        trust = "HSARMTKNSRVXWFlaVIwiY" + random.nextInt(1_000_000) + "==SRVT";
        return new Reply(
                204,
                Map.of(
                        "Set-Cookie",
                        "DES5c0ffee=" + trust + "; Max-Age=2592000; Domain=idmsa.apple.com; Path=/; Secure"),
                "");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
