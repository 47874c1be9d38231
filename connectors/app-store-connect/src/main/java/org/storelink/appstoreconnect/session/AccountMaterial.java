package org.storelink.appstoreconnect.session;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.storelink.appstoreconnect.reporter.Access;
import org.storelink.appstoreconnect.reporter.AccessToken;
import org.storelink.appstoreconnect.web.CookieJar;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.SessionMaterial;

/** What one session of a linked account leaves to the next, or one step of linking to the next one. For one thread. */
public final class AccountMaterial {

    private static final int FORM = 1;

    private final String appleId;
    private final CookieJar cookies;
    private Optional<Provider> provider;
    private Optional<Access> access;
    private List<String> vendors;

    private AccountMaterial(
            String appleId,
            CookieJar cookies,
            Optional<Provider> provider,
            Optional<Access> access,
            List<String> vendors) {
        this.appleId = appleId;
        this.cookies = cookies;
        this.provider = provider;
        this.access = access;
        this.vendors = vendors;
    }

    /** Of an account that nothing is known of yet. */
    public static AccountMaterial blank(String appleId) {
        return new AccountMaterial(appleId, CookieJar.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /** As it was typed, trimmed and in lower case. */
    public String appleId() {
        return appleId;
    }

    public CookieJar cookies() {
        return cookies;
    }

    /** The provider chosen when linking. */
    public Optional<Provider> provider() {
        return provider;
    }

    public void choose(Provider chosen) {
        provider = Optional.of(chosen);
    }

    /** What opens reports. */
    public Optional<Access> access() {
        return access;
    }

    public void open(Access next) {
        access = Optional.of(next);
    }

    /** Reports are not opened any more. */
    public void close() {
        access = Optional.empty();
    }

    /** The vendors that the account was linked with, whatever the site says of them since. */
    public List<String> vendors() {
        return vendors;
    }

    public void linkWith(List<String> chosen) {
        vendors = List.copyOf(chosen);
    }

    /** A person is needed again when Apple no longer trusts this browser. */
    public SessionMaterial toMaterial() {
        return new SessionMaterial(toJson().written().getBytes(StandardCharsets.UTF_8), cookies.trustedUntil());
    }

    /** Empty when the bytes are not this form's: of another mode, of a later version. */
    public static Optional<AccountMaterial> of(SessionMaterial material) {
        return Json.parse(new String(material.bytes(), StandardCharsets.UTF_8)).flatMap(AccountMaterial::of);
    }

    public Json toJson() {
        return Json.object(
                "form", FORM,
                "appleId", appleId,
                "cookies", cookies.toJson(),
                "provider", provider.map(Provider::toJson).orElseGet(Json::object),
                "token", access.map(Access::token).map(AccessToken::value).orElse(""),
                "tokenExpiresOn",
                        access.flatMap(known -> known.token().expiresOn())
                                .map(LocalDate::toString)
                                .orElse(""),
                "account", access.map(Access::account).orElse(""),
                "vendors", Json.list(vendors));
    }

    public static Optional<AccountMaterial> of(Json json) {
        return json.at("form").number().orElse(0) == FORM
                ? Optional.of(new AccountMaterial(
                        json.at("appleId").text().orElse(""),
                        CookieJar.of(json.at("cookies")),
                        Provider.of(json.at("provider")),
                        json.at("token")
                                .text()
                                .map(token -> new Access(
                                        new AccessToken(token, date(json.at("tokenExpiresOn"))),
                                        json.at("account").text().orElse(""))),
                        json.at("vendors").items().stream()
                                .flatMap(vendor -> vendor.text().stream())
                                .toList()))
                : Optional.empty();
    }

    private static Optional<LocalDate> date(Json json) {
        try {
            return json.text().map(LocalDate::parse);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "AccountMaterial[trustedUntil=" + cookies.trustedUntil() + "]";
    }
}
