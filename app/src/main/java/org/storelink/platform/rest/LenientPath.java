package org.storelink.platform.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.regex.Pattern;

/** Reads {@code /v2//products/mine/} as {@code /v2/products/mine}: clients glue addresses together. */
@Provider
@PreMatching
public class LenientPath implements ContainerRequestFilter {

    private static final Pattern SLASHES = Pattern.compile("/{2,}");
    private static final Pattern AT_THE_END = Pattern.compile("(?<=.)/$");

    @Override
    public void filter(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        String path = uri.getRequestUri().getRawPath();
        String base = uri.getBaseUri().getRawPath();
        String straight =
                AT_THE_END.matcher(SLASHES.matcher(path).replaceAll("/")).replaceAll("");
        if (!straight.equals(path) && straight.length() >= base.length()) {
            URI mended = uri.getRequestUriBuilder().replacePath(straight).build();
            request.setRequestUri(mended);
        }
    }
}
