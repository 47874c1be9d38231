package org.storelink.platform.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.Role;

/** What the template around each page shows. */
@Named
@RequestScoped
public class Frame {

    private static final String THEME_COOKIE = "storelink-theme";
    private static final Set<String> THEMES = Set.of("light", "dark");
    private static final String HOME = "/index";
    private static final String SUFFIX = ".xhtml";

    @Inject
    private CurrentActor actor;

    @Inject
    private ExternalContext request;

    /** Light, dark, or system when nothing (or nonsense) was chosen. */
    public String getTheme() {
        return request.getRequestCookieMap().get(THEME_COOKIE) instanceof Cookie cookie
                        && THEMES.contains(cookie.getValue())
                ? cookie.getValue()
                : "system";
    }

    public boolean isSignedIn() {
        return actor.isKnown();
    }

    public String getName() {
        return actor.get().name();
    }

    public String getInitial() {
        String name = getName();
        return name.isEmpty()
                ? ""
                : name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(java.util.Locale.ROOT);
    }

    public String getRole() {
        return actor.get().role().title();
    }

    /** Whether the person may link and manage accounts. */
    public boolean isAdmin() {
        return actor.isKnown() && actor.get().role().includes(Role.ADMIN);
    }

    public boolean isOwner() {
        return actor.isKnown() && actor.get().role().includes(Role.OWNER);
    }

    /** Where a page of the console is reached. */
    public String href(String path) {
        return request.getRequestContextPath() + (path.equals(HOME) ? "/" : path);
    }

    /** {@code page} on the page itself and on those below it, for {@code aria-current}; nothing elsewhere. */
    public @Nullable String at(String path) {
        String here = here();
        return here.equals(path) || here.startsWith(path + "/") ? "page" : null;
    }

    /** Scheme, host and port as the person reaches us, for addresses to be copied. */
    public String getOrigin() {
        String scheme = request.getRequestScheme();
        int port = request.getRequestServerPort();
        boolean usual = port == ("https".equals(scheme) ? 443 : 80);
        return scheme + "://" + request.getRequestServerName() + (usual ? "" : ":" + port)
                + request.getRequestContextPath();
    }

    private String here() {
        String path = request.getRequestServletPath();
        String page = path.endsWith(SUFFIX) ? path.substring(0, path.length() - SUFFIX.length()) : path;
        return page.isEmpty() || page.equals("/") ? HOME : page;
    }
}
