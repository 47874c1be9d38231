package org.storelink.reviews.rest;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.storelink.catalog.ProductChoice;
import org.storelink.platform.ProblemException;
import org.storelink.platform.ProblemException.FieldError;
import org.storelink.reviews.ReviewFilter;
import org.storelink.reviews.TeamFilter;

/** Which reviews a client asks for. What would be answered otherwise than it was asked is refused; nothing is passed over. */
public class ReviewParameters {

    @QueryParam("external_account")
    @Parameter(description = "Only what this linked account reads: its id.")
    private @Nullable Long account;

    @QueryParam("q")
    @Parameter(description = "Part of a title or a text.")
    private @Nullable String text;

    @QueryParam("products")
    @Parameter(
            description =
                    "Ids of products, separated by commas; or a filter as of `/products/mine`, such as `types:app`.")
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
    @Parameter(
            description =
                    "First day, in UTC: `2026-11-22`, or how long ago: `-30` days, `-2w` weeks, `-1m` months, `-1y` years.")
    private @Nullable String start;

    @QueryParam("end")
    @Parameter(description = "Last day, in the same forms.")
    private @Nullable String end;

    @QueryParam("response_state")
    @Parameter(
            description =
                    "States of the reply, separated by commas: none, queued, sending, unknown, pending, published, failed, overtaken,"
                            + " withdrawn.")
    private @Nullable String states;

    @QueryParam("assigned_to")
    @Parameter(description = "Who sees to it: `me`, `nobody`, or the id of a member.")
    private @Nullable String assigned;

    @QueryParam("tags")
    @Parameter(description = "Tags of the team, separated by commas; any of them.")
    private @Nullable String tags;

    @QueryParam("lang")
    @Parameter(description = "Refused: nothing is translated.")
    private @Nullable String language;

    @QueryParam("precision")
    @Parameter(
            description =
                    "With it `stars` are numbers; without it they are texts such as `5.00`, as older clients have them.")
    private @Nullable Integer precision;

    @QueryParam("format")
    @Parameter(description = "`json`.")
    private @Nullable String format;

    /** Whether the client reads decimals as numbers. */
    boolean wantsNumbers() {
        return precision != null;
    }

    /** @throws ProblemException bad request, naming every parameter that is not understood */
    ReviewFilter filter(Function<ProductChoice.Asked, Set<Long>> choice, LocalDate today) {
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
        return ReviewFilter.parse(
                        new ReviewFilter.Parameters(
                                text, author, countries, versions, stars, start, end, states, false, account),
                        choice.apply(new ProductChoice.Asked(products, null, null, false)),
                        today)
                .with(TeamFilter.parse(assigned, tags));
    }
}
