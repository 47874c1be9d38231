package org.storelink.organizations.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where somebody wanted to go before signing in. Leads to a page of this server or to the overview, never elsewhere. */
public final class WantedPage {

    private static final String OVERVIEW = "/";

    /** One slash, then nothing that browsers read as another one, and only characters that an encoded address has. */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[A-Za-z0-9/._~!$&'()*+,;=:@%?-]*");

    private static final int LONGEST = 2000;

    private WantedPage() {}

    /** @param to as it came with the request: anybody may have written it */
    public static String checked(@Nullable String to) {
        if (to == null || to.length() > LONGEST || !LOCAL.matcher(to).matches()) {
            return OVERVIEW;
        }
        String path = to.replaceAll("\\?.*", "");
        return Area.of(path) == Area.PAGE ? to : OVERVIEW;
    }

    /** The sign-in page that leads back here afterwards. */
    static String signInFor(HttpServletRequest request) {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String here = request.getRequestURI().substring(request.getContextPath().length()) + query;
        String wanted = checked(here);
        String back = wanted.equals(OVERVIEW) ? "" : "?to=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
        return request.getContextPath() + "/sign-in" + back;
    }
}
