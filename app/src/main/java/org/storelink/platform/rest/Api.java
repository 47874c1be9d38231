package org.storelink.platform.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;

/** The API of version 2, as programs see it. */
@ApplicationPath("/v2")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Storelink",
                        version = "2.0",
                        description = """
                        Linked store accounts, what their stores report, and the people who may see it.

                        Sign in with a personal access token (`Authorization: Bearer slk_…`) or, where that is not switched off, with \
                        e-mail and password (Basic). Session cookies of the console are not accepted here.

                        Instants are in UTC and written without a zone, days as `2026-11-22`, money as decimal strings. Lists are paged \
                        with `page` and `count`. Unknown query parameters are refused. A trailing or double slash does no harm.

                        Every error is a problem document (RFC 9457): `type`, `title`, `status` and `detail` say what happened and \
                        what to do, `errors` names the fields of bad input, `trace_id` is what to look for in the log after a 500. \
                        `message` and `additional` repeat title and detail for older clients. 401 is about signing in to Storelink \
                        only; what a store refused is 409, 422 or, with `Retry-After`, 503. What belongs to another organization is \
                        404 like what does not exist.
                        """,
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        servers = @Server(url = "/"),
        security = {@SecurityRequirement(name = "token"), @SecurityRequirement(name = "password")})
@SecurityScheme(
        securitySchemeName = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "A personal access token. Its scopes limit it further than its owner's role does.")
@SecurityScheme(
        securitySchemeName = "password",
        type = SecuritySchemeType.HTTP,
        scheme = "basic",
        description = "E-mail and password of a member, for old clients and for making a first token.")
public class Api extends Application {}
