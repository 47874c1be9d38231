package org.storelink.reviews.rest;

import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.ProblemException;
import org.storelink.platform.ProblemException.FieldError;
import org.storelink.platform.rest.DateText;
import org.storelink.reviews.ReviewFilter;

/** Which reviews are to be counted, as the official command-line client sends it: as parts of a form. */
final class CountForm {

    private static final Set<String> FIELDS =
            Set.of("products", "countries", "storefronts", "stars", "versions", "q", "start", "end");

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<FieldError> errors = new ArrayList<>();

    CountForm(List<EntityPart> parts) {
        for (EntityPart part : parts) {
            String value = content(part);
            if (!FIELDS.contains(part.getName())) {
                errors.add(new FieldError(
                        part.getName(),
                        "is not known here; known are "
                                + String.join(", ", FIELDS.stream().sorted().toList()) + "."));
            } else if (value.indexOf('\0') >= 0) {
                errors.add(new FieldError(part.getName(), "must not hold the character U+0000."));
            } else {
                fields.put(part.getName(), value);
            }
        }
    }

    private static String content(EntityPart part) {
        try {
            return part.getContent(String.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws ProblemException bad request, naming every field that is not understood */
    ReviewFilter filter() {
        if (!fields.getOrDefault("storefronts", "").isBlank()) {
            errors.add(new FieldError("storefronts", "Reviews are not told apart by storefronts; use countries."));
        }
        LocalDate start = date("start");
        LocalDate end = date("end");
        if (!errors.isEmpty()) {
            throw ProblemException.badFields(errors);
        }
        return ReviewFilter.parse(new ReviewFilter.Parameters(
                fields.get("q"),
                null,
                fields.get("products"),
                fields.get("countries"),
                fields.get("versions"),
                fields.get("stars"),
                start,
                end,
                null,
                false,
                null));
    }

    private @Nullable LocalDate date(String name) {
        String text = fields.getOrDefault(name, "").strip();
        try {
            return text.isEmpty() ? null : DateText.parse(name, text);
        } catch (ProblemException e) {
            errors.addAll(e.errors());
            return null;
        }
    }
}
