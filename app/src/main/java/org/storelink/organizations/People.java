package org.storelink.organizations;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.ProblemException;

/** Reads what people type about people. Each complaint names the field. */
final class People {

    private static final int MAX_EMAIL = 254;
    private static final int MAX_NAME = 200;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>()\\[\\],;:\"\\\\]+@[^\\s@<>()\\[\\],;:\"\\\\]+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private People() {}

    /** In lower case: two spellings of one address must not be two members. */
    static String email(@Nullable String typed) {
        String email = normalEmail(typed);
        if (email.length() > MAX_EMAIL || !EMAIL.matcher(email).matches()) {
            throw ProblemException.badField("email", "is not an e-mail address.");
        }
        return email;
    }

    /** As {@link #email}, for looking up: what is no address belongs to nobody. */
    static String normalEmail(@Nullable String typed) {
        return typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
    }

    static String name(String field, @Nullable String typed) {
        String name = typed == null ? "" : typed.strip();
        if (name.isEmpty() || name.length() > MAX_NAME || CONTROL.matcher(name).find()) {
            throw ProblemException.badField(field, "is text of 1 to " + MAX_NAME + " characters.");
        }
        return name;
    }
}
