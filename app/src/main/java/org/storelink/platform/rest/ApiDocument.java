package org.storelink.platform.rest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Adds to the document at {@code /openapi} what holds for every operation: its problems, and constants as they are written. The build
 * calls it, where no server is.
 */
public class ApiDocument implements OASFilter {

    private static final String PROBLEM = "Problem";
    private static final Map<String, String> PROBLEMS = new TreeMap<>(Map.of(
            "400", "Bad input; `errors` names the fields. Unknown query parameters are bad input too.",
            "401", "Not signed in to Storelink, or no longer.",
            "403", "The role of the member, or the scope of the token, does not allow it.",
            "429",
                    "The allowance of requests is used up; `Retry-After` says for how long. Some installations answer 420.",
            "500", "A failure of Storelink; `trace_id` finds it in the log."));

    @Override
    public Operation filterOperation(Operation operation) {
        PROBLEMS.keySet().forEach(status -> {
            if (operation.getResponses().getAPIResponse(status) == null) {
                operation
                        .getResponses()
                        .addAPIResponse(status, OASFactory.createAPIResponse().ref("problem" + status));
            }
        });
        return operation;
    }

    @Override
    public Schema filterSchema(Schema schema) {
        List<Object> constants = schema.getEnumeration();
        if (constants != null) {
            schema.setEnumeration(constants.stream()
                    .<Object>map(constant -> String.valueOf(constant).toLowerCase(Locale.ROOT))
                    .toList());
        }
        if ("date-time".equals(schema.getFormat())) {
            // The format wants a zone; our instants have none, because they are all in UTC.
            schema.setFormat(null);
            schema.setExamples(List.of("2026-11-22T08:15:30"));
        }
        return schema;
    }

    @Override
    public Header filterHeader(Header header) {
        if (header.getSchema() == null && header.getContent() == null && header.getRef() == null) {
            header.setSchema(OASFactory.createSchema().addType(SchemaType.STRING));
        }
        return header;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Components components = document.getComponents();
        components.addSchema(PROBLEM, problem());
        Paths sorted = OASFactory.createPaths();
        new TreeMap<>(document.getPaths().getPathItems()).forEach(sorted::addPathItem);
        document.setPaths(sorted);
        PROBLEMS.forEach((status, description) -> components.addResponse("problem" + status, answer(description)));
    }

    private static APIResponse answer(String description) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                ProblemDocument.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(PROBLEM))));
    }

    private static Schema problem() {
        Schema error = of(SchemaType.OBJECT, "A value that was not understood.")
                .addProperty("field", of(SchemaType.STRING, "As the client named it."))
                .addProperty("message", of(SchemaType.STRING, "What it has to be."));
        return of(SchemaType.OBJECT, "What went wrong, what it means and what to do (RFC 9457).")
                .addProperty("type", of(SchemaType.STRING, "`urn:storelink:problem:` and a word for programs."))
                .addProperty("title", of(SchemaType.STRING, "The kind of problem, for people."))
                .addProperty("status", of(SchemaType.INTEGER, "The status of the answer."))
                .addProperty("detail", of(SchemaType.STRING, "This very case, for people."))
                .addProperty("message", of(SchemaType.STRING, "The title again, for older clients."))
                .addProperty("additional", of(SchemaType.STRING, "The detail again, for older clients."))
                .addProperty(
                        "errors",
                        of(SchemaType.ARRAY, "The fields of bad input.").items(error))
                .addProperty("trace_id", of(SchemaType.STRING, "After a 500: what to look for in the log."));
    }

    private static Schema of(SchemaType type, String description) {
        return OASFactory.createSchema().addType(type).description(description);
    }
}
