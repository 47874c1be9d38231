package org.storelink.appstoresimulator.control;

import java.util.List;
import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.http.Request;
import org.storelink.appstoresimulator.people.SentCodes;
import org.storelink.appstoresimulator.people.SentCodes.SentCode;

/** Everybody's devices and phones on one small page that refreshes itself, the newest code on top. */
public final class PhonePage {

    private static final int SHOWN = 20;

    private final SentCodes codes;

    public PhonePage(SentCodes codes) {
        this.codes = codes;
    }

    public Answer show(Request request) {
        StringBuilder page = new StringBuilder("""
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="2">
            <title>Trusted devices</title><style>body{font:16px system-ui,sans-serif;margin:2rem;max-width:40rem}
            li{list-style:none;border:1px solid #ccc;border-radius:12px;padding:1rem;margin:.5rem 0}ul{padding:0}
            strong{font-size:2rem;letter-spacing:.2em}</style></head><body><h1>Trusted devices of the practice store</h1>
            """);
        List<SentCode> newest = codes.all().reversed().stream().limit(SHOWN).toList();
        page.append(newest.isEmpty() ? "<p>No code has been sent yet.</p>" : "<ul>");
        newest.forEach(code -> page.append("<li>")
                .append(escaped(code.appleId()))
                .append(", ")
                .append(escaped(code.to()))
                .append("<br><strong>")
                .append(code.code())
                .append("</strong><br><time>")
                .append(code.at())
                .append("</time></li>"));
        page.append(newest.isEmpty() ? "" : "</ul>").append("</body></html>\n");
        return Answer.text(200, "text/html;charset=UTF-8", page.toString());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
