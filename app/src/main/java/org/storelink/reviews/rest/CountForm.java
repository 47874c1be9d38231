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
import java.util.function.Function;
import org.storelink.catalog.ProductChoice;
import org.storelink.platform.ProblemException;
import org.storelink.platform.ProblemException.FieldError;
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
    ReviewFilter filter(Function<ProductChoice.Asked, Set<Long>> choice, LocalDate today) {
        if (!errors.isEmpty()) {
            throw ProblemException.badFields(errors);
        }
        return ReviewFilter.parse(
                new ReviewFilter.Parameters(
                        fields.get("q"),
                        null,
                        fields.get("countries"),
                        fields.get("versions"),
                        fields.get("stars"),
                        fields.get("start"),
                        fields.get("end"),
                        null,
                        false,
                        null),
                choice.apply(new ProductChoice.Asked(fields.get("products"), null, fields.get("storefronts"), false)),
                today);
    }
}
