package org.storelink.connector;

import java.util.Optional;
import java.util.regex.Pattern;

/** A field of the linking form. The host draws it, checks its form before anything is sent, and stores its value encrypted. */
public sealed interface CredentialField {

    /** Stable name in the API: lower-case letters and underscores. */
    String name();

    String label();

    /** A sentence under the field; may be empty. */
    String help();

    boolean required();

    /** The form a value must have once blanks around it are gone. */
    Optional<Format> format();

    /** What the person sees while typing; kept beside the account to tell accounts apart. */
    record Text(String name, String label, String help, boolean required, Optional<Format> format)
            implements CredentialField {}

    /** Write-only: never shown, returned or logged. */
    record Secret(String name, String label, String help, boolean required, Optional<Format> format)
            implements CredentialField {}

    /**
     * The form of a value.
     *
     * @param pattern must match the whole value
     * @param words what it should look like, for the person
     */
    record Format(Pattern pattern, String words) {

        public static Format of(String regex, String words) {
            return new Format(Pattern.compile(regex), words);
        }

        public boolean accepts(String value) {
            return pattern.matcher(value).matches();
        }
    }
}
