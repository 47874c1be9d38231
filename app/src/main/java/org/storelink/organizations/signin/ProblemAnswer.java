package org.storelink.organizations.signin;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.storelink.platform.ProblemException;
import org.storelink.platform.rest.Json;
import org.storelink.platform.rest.ProblemDocument;

/** Answers API requests that reach no resource. */
final class ProblemAnswer {

    private ProblemAnswer() {}

    /** @param status of the answer, where it differs from the problem's own */
    static void write(HttpServletResponse response, ProblemException problem, int status) {
        ProblemDocument usual = ProblemDocument.of(problem);
        ProblemDocument document = new ProblemDocument(
                usual.type(),
                usual.title(),
                status,
                usual.detail(),
                usual.message(),
                usual.additional(),
                usual.errors(),
                usual.traceId());
        byte[] body = Json.write(document).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(ProblemDocument.MEDIA_TYPE);
        response.setContentLength(body.length);
        problem.retryAfter().ifPresent(wait -> {
            long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
            response.setHeader("Retry-After", Long.toString(seconds));
        });
        try {
            response.getOutputStream().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
