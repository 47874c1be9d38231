package org.storelink.platform.rest;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.ProblemException;

/**
 * Turns a body that is no JSON, or JSON of another shape, into bad input that names the field. The texts of the JSON library are not
 * passed on: they quote the input, and the input may be a password.
 */
@Provider
public class BodyReading implements ReaderInterceptor {

    private static final Pattern PROPERTY = Pattern.compile("property '?([\\w.]+)'?", Pattern.CASE_INSENSITIVE);

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body;
        try {
            body = context.proceed();
        } catch (JsonbException | JsonException | ProcessingException | IllegalArgumentException e) {
            throw unreadable(e);
        }
        if (body == null) {
            throw ProblemException.badField("body", "is missing: send a JSON object.");
        }
        return body;
    }

    private static ProblemException unreadable(RuntimeException e) {
        String property = null;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
            property = innermost(property, cause.getMessage());
        }
        return property == null
                ? ProblemException.badField("body", "is no JSON of the form that this address takes.")
                : ProblemException.badField(property, "has a value of another kind than this address takes.");
    }

    private static @Nullable String innermost(@Nullable String known, @Nullable String message) {
        String found = known;
        Matcher matcher = PROPERTY.matcher(message == null ? "" : message);
        while (matcher.find()) {
            found = Naming.snakeCase(matcher.group(1));
        }
        return found;
    }
}
