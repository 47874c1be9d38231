package org.storelink.connector;

import java.util.List;

/** A question to the person who links. */
public sealed interface Challenge {

    /** What is asked, in a sentence. */
    String prompt();

    /**
     * Choose among options.
     *
     * @param several whether more than one may be chosen; at least one always must
     */
    record Choose(String prompt, List<Option> options, boolean several) implements Challenge {

        public Choose {
            options = List.copyOf(options);
            if (options.isEmpty()) {
                throw new IllegalArgumentException("a choice needs options");
            }
        }
    }

    /**
     * Agree to something that cannot be undone.
     *
     * @param consequence what will happen, in words that somebody in a hurry understands
     * @param action label of the button
     */
    record Consent(String prompt, String consequence, String action) implements Challenge {}

    /**
     * @param id what the answer names
     * @param label what the person sees
     */
    record Option(String id, String label) {}
}
