package org.storelink.connector;

import java.util.List;
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

    /**
     * Write-only: never shown, returned or logged.
     *
     * @param fileEndings how names of text files end that hold the value, such as {@code .p8}, in lower case: a form can offer to read it out
     *     of one. Empty where people have no such file
     */
    record Secret(
            String name, String label, String help, boolean required, Optional<Format> format, List<String> fileEndings)
            implements CredentialField {

        public Secret {
            fileEndings = List.copyOf(fileEndings);
        }

        /** A secret that is in no file. */
        public Secret(String name, String label, String help, boolean required, Optional<Format> format) {
            this(name, label, help, required, format, List.of());
        }
    }

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
