package org.storelink.organizations;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.ProblemException;

/** What a password must be: long, and not among the first that anybody tries. No rules about kinds of characters. */
final class PasswordRules {

    private static final int MIN = 12;
    private static final int MAX = 256;
    private static final int MIN_DIFFERENT = 5;
    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /**
     * @param field as the person sees it
     * @param email whose name must not be all there is to the password
     * @throws ProblemException bad request naming the field; never quotes the password
     */
    static void check(String field, @Nullable String password, String email) {
        if (password == null || password.codePointCount(0, password.length()) < MIN) {
            throw ProblemException.badField(field, "has at least " + MIN + " characters. A few random words do well.");
        }
        if (password.length() > MAX) {
            throw ProblemException.badField(field, "has at most " + MAX + " characters.");
        }
        String plain = password.toLowerCase(Locale.ROOT);
        String bare = plain.replaceAll("[^\\p{L}\\p{N}]", "");
        String name = email.substring(0, Math.max(email.indexOf('@'), 0));
        boolean guessable = COMMON.contains(plain)
                || COMMON.contains(bare)
                || plain.chars().distinct().count() < MIN_DIFFERENT
                || plain.equals(email)
                || (name.length() > 2 && bare.replace(name, "").length() < MIN_DIFFERENT);
        if (guessable) {
            throw ProblemException.badField(field, "is among those that are tried first. Take another one.");
        }
    }

    private static Set<String> common() {
        InputStream list = Objects.requireNonNull(PasswordRules.class.getResourceAsStream("common-passwords.txt"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
