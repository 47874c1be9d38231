package org.storelink.reviews.rest;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.ProblemException;
import org.storelink.platform.ProblemException.FieldError;
import org.storelink.reviews.ReviewFilter;

/** Which reviews a client asks for. What would be answered otherwise than it was asked is refused; nothing is passed over. */
public class ReviewParameters {

    @QueryParam("external_account")
    @Parameter(description = "Only what this linked account reads: its id.")
    private @Nullable Long account;

    @QueryParam("q")
    @Parameter(description = "Part of a title or a text.")
    private @Nullable String text;

    @QueryParam("products")
    @Parameter(description = "Ids of products, separated by commas.")
    private @Nullable String products;

    @QueryParam("countries")
    @Parameter(description = "Codes of two letters, separated by commas.")
    private @Nullable String countries;

    @QueryParam("versions")
    @Parameter(description = "Versions of the product, separated by commas. Not every store says them.")
    private @Nullable String versions;

    @QueryParam("stars")
    @Parameter(description = "From 1 to 5, separated by commas.")
    private @Nullable String stars;

    @QueryParam("author")
    @Parameter(description = "Part of the customer's name.")
    private @Nullable String author;

    @QueryParam("start")
    @Parameter(description = "First day, in UTC.")
    private @Nullable LocalDate start;

    @QueryParam("end")
    @Parameter(description = "Last day, in UTC.")
    private @Nullable LocalDate end;

    @QueryParam("response_state")
    @Parameter(
            description =
                    "States of the reply, separated by commas: none, queued, sending, unknown, pending, published, failed, overtaken,"
                            + " withdrawn.")
    private @Nullable String states;

    @QueryParam("lang")
    @Parameter(description = "Refused: nothing is translated.")
    private @Nullable String language;

    @QueryParam("precision")
    @Parameter(description = "Taken from clients that send it; of no effect.")
    private @Nullable Integer precision;

    @QueryParam("format")
    @Parameter(description = "`json`.")
    private @Nullable String format;

    /** @throws ProblemException bad request, naming every parameter that is not understood */
    ReviewFilter filter() {
        List<FieldError> errors = new ArrayList<>();
        if (language != null && !language.isBlank()) {
            errors.add(new FieldError("lang", "Nothing is translated here; leave it out for what customers wrote."));
        }
        if (format != null && !format.isBlank() && !format.strip().equals("json")) {
            errors.add(new FieldError("format", "is json."));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.badFields(errors);
        }
        return ReviewFilter.parse(new ReviewFilter.Parameters(
                text, author, products, countries, versions, stars, start, end, states, false, account));
    }
}
