package org.storelink.appstoresimulator.control;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.storelink.appstoresimulator.api.ApiKey;
import org.storelink.appstoresimulator.api.ApiKeys;
import org.storelink.appstoresimulator.api.IssuedKey;
import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.http.Request;
import org.storelink.appstoresimulator.market.Cast;
import org.storelink.appstoresimulator.market.Vendor;
import org.storelink.appstoresimulator.people.Role;

/** Users and Access, Integrations, of the practice store: a page on which a person makes a key of the API and sees it once. */
public final class KeysPage {

    private static final String HEAD = """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>API keys</title>
        <style>body{font:16px system-ui,sans-serif;margin:2rem;max-width:46rem}dt{font-weight:600}textarea{width:100%;font:14px monospace}
        label{display:block;margin:.25rem 0}button{margin-top:1rem}</style></head><body><h1>API keys of the practice store</h1>
        """;

    private final ApiKeys keys;
    private final Cast cast;

    public KeysPage(ApiKeys keys, Cast cast) {
        this.keys = keys;
        this.cast = cast;
    }

    public Answer show(Request request) {
        StringBuilder page =
                new StringBuilder(HEAD).append("<form method=\"post\"><label>Account <select name=\"account\">");
        cast.accounts().forEach(account -> page.append("<option value=\"")
                .append(account.number())
                .append("\">")
                .append(escaped(account.name()))
                .append("</option>"));
        page.append("</select></label>");
        ApiKeys.OF_TEAMS.forEach(role -> page.append("<label><input type=\"checkbox\" name=\"")
                .append(role.name())
                .append('"')
                .append(role == Role.FINANCE ? " checked" : "")
                .append("> ")
                .append(said(role))
                .append("</label>"));
        page.append("<button>Generate API key</button></form>");
        if (!keys.all().isEmpty()) {
            page.append("<h2>Active</h2><ul>");
            keys.all().forEach(key -> page.append("<li>").append(line(key)).append("</li>"));
            page.append("</ul>");
        }
        return page(200, page);
    }

    /** Makes the key that the form asks for and shows it, this once. */
    public Answer make(Request request) {
        Map<String, String> form = request.form();
        String account = form.getOrDefault("account", "");
        if (cast.accounts().stream().noneMatch(one -> one.number().equals(account))) {
            return page(400, new StringBuilder(HEAD).append("<p>There is no such account.</p>"));
        }
        Role[] roles = ApiKeys.OF_TEAMS.stream()
                .filter(role -> form.containsKey(role.name()))
                .toArray(Role[]::new);
        IssuedKey issued = keys.issue(account, roles);
        return page(
                201,
                new StringBuilder(HEAD)
                        .append("<dl><dt>Issuer ID</dt><dd id=\"issuer\">")
                        .append(issued.key().issuer().orElse(""))
                        .append("</dd><dt>Key ID</dt><dd id=\"key\">")
                        .append(issued.key().id())
                        .append("</dd><dt>Vendor numbers</dt><dd id=\"vendors\">")
                        .append(cast.vendors().stream()
                                .filter(vendor -> vendor.account().equals(account))
                                .map(Vendor::number)
                                .collect(Collectors.joining(", ")))
                        .append("</dd></dl><label>The file, shown this once <textarea id=\"p8\" rows=\"8\" readonly>")
                        .append(issued.p8())
                        .append("</textarea></label><p><a href=\"/keys\">All keys</a></p>"));
    }

    private static String line(ApiKey key) {
        return key.id() + ": "
                + key.roles().stream().sorted().map(KeysPage::said).collect(Collectors.joining(", "))
                + (key.issuer().isEmpty() ? " (individual)" : "");
    }

    private static String said(Role role) {
        String words = role.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static Answer page(int status, StringBuilder page) {
        return Answer.text(
                status,
                "text/html;charset=UTF-8",
                page.append("</body></html>\n").toString());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
