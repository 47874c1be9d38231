package org.storelink.ingestion.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storelink.ingestion.RawFile;
import org.storelink.ingestion.RawFiles;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.Page;
import org.storelink.platform.Paging;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.rest.Scope;

/** The report files as the stores sent them. */
@Path("/archive")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.Name.VIEWER, Role.Name.ADMIN, Role.Name.OWNER})
@Scope("private:read")
@Tag(name = "Archive")
public class ArchiveResource {

    private static final String TYPES =
            "Only files of this kind: all; daily, weekly, monthly or yearly sales; finance or financial (settlements);"
                    + " payment; usage; subscription or subscription_event (monthlyfree: none so far)";
    private static final String DETAILS =
            "Adds what the seven usual fields leave out: SHA-256, size, name, report, subject, vendor, version and state of each"
                    + " file: read, unread (with the reason, where it could not be read) or given_up";

    private final RawFiles files;
    private final CurrentActor actor;

    @Inject
    public ArchiveResource(RawFiles files, CurrentActor actor) {
        this.files = files;
        this.actor = actor;
    }

    @GET
    @RolesAllowed({Role.Name.VIEWER, Role.Name.ADMIN, Role.Name.OWNER})
    @Operation(
            summary = "Archived files",
            description =
                    "Every report file that came, the last one first: older versions too, and files that could not be read"
                            + " or that others overtook; details tell them apart by `state`. Each row has exactly the"
                            + " seven fields that older clients count on, unless details are asked for.")
    @APIResponse(responseCode = "200", description = "A page of files")
    public Page<?> list(
            @Parameter(description = TYPES) @QueryParam("type") @Nullable String type,
            @Parameter(description = "Only files whose period holds this day") @QueryParam("date") @Nullable
                    LocalDate date,
            @Parameter(description = "json, the only one") @QueryParam("format") @Nullable String format,
            @Parameter(description = DETAILS) @QueryParam("details") @Nullable Boolean details,
            @Parameter(description = "Which page, from 1") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "Files per page") @QueryParam("count") @Nullable Integer count) {
        requireJson(format);
        return listed(type, Optional.ofNullable(date), details, Paging.of(page, count));
    }

    @GET
    @Path("/{date: [0-9]{4}-[0-9]{2}-[0-9]{2}}")
    @RolesAllowed({Role.Name.VIEWER, Role.Name.ADMIN, Role.Name.OWNER})
    @Operation(summary = "Archived files of a day", description = "The files whose period holds the day.")
    @APIResponse(responseCode = "200", description = "A page of files")
    public Page<?> ofDay(
            @Parameter(description = "A day such as 2026-11-22") @PathParam("date") LocalDate date,
            @Parameter(description = TYPES) @QueryParam("type") @Nullable String type,
            @Parameter(description = DETAILS) @QueryParam("details") @Nullable Boolean details,
            @Parameter(description = "Which page, from 1") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "Files per page") @QueryParam("count") @Nullable Integer count) {
        return listed(type, Optional.of(date), details, Paging.of(page, count));
    }

    @GET
    @Path("/latest")
    @RolesAllowed({Role.Name.VIEWER, Role.Name.ADMIN, Role.Name.OWNER})
    @Operation(
            summary = "Newest archived files",
            description =
                    "The files of the newest period of each report of each linked account, in their newest version and, where"
                            + " that is another one, as they came last.")
    @APIResponse(responseCode = "200", description = "A page of files")
    public Page<?> latest(
            @Parameter(description = TYPES) @QueryParam("type") @Nullable String type,
            @Parameter(description = DETAILS) @QueryParam("details") @Nullable Boolean details,
            @Parameter(description = "Which page, from 1") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "Files per page") @QueryParam("count") @Nullable Integer count) {
        ArchiveType wanted = ArchiveType.of(type);
        List<RawFile> newest = wanted.isEver() ? files.latest(actor.get(), wanted.filter(Optional.empty())) : List.of();
        return shown(Page.cut(newest, Paging.of(page, count)), details);
    }

    @GET
    @Path("/raw/{id}")
    @Produces({MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM})
    @RolesAllowed({Role.Name.VIEWER, Role.Name.ADMIN, Role.Name.OWNER})
    @Operation(
            summary = "The content of an archived file",
            description =
                    "Unpacked text, or with format=original the bytes as the store sent them. The ETag is the SHA-256"
                            + " of those bytes. Files about payments, which may name the bank account, need the role Admin.")
    @APIResponse(
            responseCode = "200",
            description = "The content",
            content = {
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)),
                @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM, schema = @Schema(format = "binary"))
            })
    @APIResponse(responseCode = "304", description = "The client has this content already")
    @APIResponse(responseCode = "403", description = "The file is about payments, and the role is Viewer")
    @APIResponse(responseCode = "404", description = "There is no such file")
    public Response raw(
            @Parameter(description = "The file") @PathParam("id") long id,
            @Parameter(description = "text (unless said otherwise) or original") @QueryParam("format") @Nullable
                    String format,
            @Context Request request)
            throws IOException {
        boolean original = isOriginal(format);
        RawFile file = files.get(actor.get(), id);
        EntityTag tag = new EntityTag(original ? file.sha256() : file.sha256() + "-text");
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.build();
        }
        String name = original ? safe(file.name()) : safe(file.name()).replaceFirst("\\.gz$", "");
        return Response.ok(request.getMethod().equals(HttpMethod.HEAD) ? null : content(file, original))
                .type(
                        original
                                ? MediaType.APPLICATION_OCTET_STREAM_TYPE
                                : MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8"))
                .tag(tag)
                .header("X-SHA-256", file.sha256())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }

    /** Opened before the answer begins, so that a damaged file is told by its status. */
    private StreamingOutput content(RawFile file, boolean original) throws IOException {
        InputStream bytes = files.open(actor.get(), file);
        return out -> {
            try (bytes;
                    InputStream content = original ? bytes : Unpacking.text(bytes)) {
                content.transferTo(out);
            }
        };
    }

    private Page<?> listed(@Nullable String type, Optional<LocalDate> date, @Nullable Boolean details, Paging paging) {
        ArchiveType wanted = ArchiveType.of(type);
        Page<RawFile> found =
                wanted.isEver() ? files.list(actor.get(), wanted.filter(date), paging) : Page.of(List.of(), 0, paging);
        return shown(found, details);
    }

    private static Page<?> shown(Page<RawFile> found, @Nullable Boolean details) {
        return Boolean.TRUE.equals(details) ? found : found.map(ArchiveRow::of);
    }

    private static void requireJson(@Nullable String format) {
        if (format != null && !format.isEmpty() && !format.equals("json")) {
            throw ProblemException.badField("format", "is json here.");
        }
    }

    private static boolean isOriginal(@Nullable String format) {
        return switch (format) {
            case null -> false;
            case "", "text" -> false;
            case "original" -> true;
            default -> throw ProblemException.badField("format", "is text or original.");
        };
    }

    /** A store's name for a file goes into a header: only harmless characters may. */
    private static String safe(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
