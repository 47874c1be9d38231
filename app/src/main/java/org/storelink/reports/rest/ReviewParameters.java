package org.storelink.reports.rest;

import jakarta.ws.rs.QueryParam;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What clients ask of lists of reviews. Only the account says who could answer; nothing is there yet for the rest to choose from. */
public class ReviewParameters {

    @QueryParam("external_account")
    @Parameter(description = "Only this linked account: its id.")
    private @Nullable Long account;

    @QueryParam("q")
    private @Nullable String text;

    @QueryParam("products")
    private @Nullable String products;

    @QueryParam("countries")
    private @Nullable String countries;

    @QueryParam("versions")
    private @Nullable String versions;

    @QueryParam("stars")
    private @Nullable String stars;

    @QueryParam("author")
    private @Nullable String author;

    @QueryParam("lang")
    private @Nullable String language;

    @QueryParam("sort")
    private @Nullable String sort;

    @QueryParam("start")
    private @Nullable String start;

    @QueryParam("end")
    private @Nullable String end;

    @QueryParam("page")
    private @Nullable String page;

    @QueryParam("count")
    private @Nullable String count;

    @QueryParam("precision")
    private @Nullable String precision;

    @QueryParam("format")
    private @Nullable String format;

    @QueryParam("response_state")
    private @Nullable String responseState;

    Set<Long> accounts() {
        return account == null ? Set.of() : Set.of(account);
    }
}
