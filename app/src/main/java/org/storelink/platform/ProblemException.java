package org.storelink.platform;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends a request with a {@link Problem}. Pages show its detail as a message, the API answers with a problem document. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final transient List<FieldError> errors;
    private final @Nullable Duration retryAfter;

    /**
     * A value that was not understood.
     *
     * @param field as the client named it
     */
    public record FieldError(String field, String message) {}

    /** @param detail for people: what happened, what it means, what to do; never a secret */
    public ProblemException(Problem problem, String detail) {
        this(problem, detail, List.of(), null);
    }

    private ProblemException(Problem problem, String detail, List<FieldError> errors, @Nullable Duration retryAfter) {
        super(detail);
        this.problem = problem;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    /** Bad input in one field. */
    public static ProblemException badField(String field, String message) {
        return badFields(List.of(new FieldError(field, message)));
    }

    /** Bad input in several fields at once, so that a person mends them in one go. */
    public static ProblemException badFields(List<FieldError> errors) {
        String detail = String.join(
                " ",
                errors.stream()
                        .map(error -> error.field() + ": " + error.message())
                        .toList());
        return new ProblemException(Problem.BAD_REQUEST, detail, errors, null);
    }

    /** Bad input in {@code products}, under the title that clients of the older API look for. */
    public static ProblemException noProducts(String message) {
        FieldError error = new FieldError("products", message);
        return new ProblemException(Problem.NO_PRODUCTS, error.field() + ": " + message, List.of(error), null);
    }

    public static ProblemException notFound(String what) {
        return new ProblemException(Problem.NOT_FOUND, "There is no such " + what + ".");
    }

    public static ProblemException retryAfter(Problem problem, String detail, Duration wait) {
        return new ProblemException(problem, detail, List.of(), wait);
    }

    public Problem problem() {
        return problem;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
