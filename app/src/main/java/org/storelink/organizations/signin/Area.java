package org.storelink.organizations.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts of the application by who may enter. */
enum Area {
    /** Programs, with a token or a password in each request. */
    API,
    /** People who are signed in. Whatever is not listed elsewhere. */
    PAGE,
    /** Pages for people who are not signed in yet. */
    ENTRANCE,
    /** Style sheets, scripts and pictures; the pages that tell of errors. */
    RESOURCE;

    private static final String API_ROOT = "/v2";
    private static final String RESOURCES = "/jakarta.faces.resource/";
    /** Nobody can ask for it; only the container leads there, to show an error. */
    private static final String INSIDE = "/WEB-INF/";

    private static final String PAGE_SUFFIX = ".xhtml";
    private static final Set<String> ENTRANCES = Set.of("/sign-in", "/sign-out", "/set-up", "/invitation");

    /** Judges the path as the container decoded and routed it: what is written in the address may be spelled in many ways. */
    static Area of(HttpServletRequest request) {
        return of(text(request.getServletPath()) + text(request.getPathInfo()));
    }

    static Area of(String path) {
        if (path.equals(API_ROOT) || path.startsWith(API_ROOT + "/")) {
            return API;
        }
        if (path.startsWith(RESOURCES) || path.startsWith(INSIDE)) {
            return RESOURCE;
        }
        String page = path.endsWith(PAGE_SUFFIX) ? path.substring(0, path.length() - PAGE_SUFFIX.length()) : path;
        return ENTRANCES.contains(page) ? ENTRANCE : PAGE;
    }

    private static String text(@Nullable String path) {
        return path == null ? "" : path;
    }
}
