package org.storelink.connector;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A question to the person who links. */
public sealed interface Challenge {

    /** What is asked, in a sentence. */
    String prompt();

    /**
     * Choose among options.
     *
     * @param several whether more than one may be chosen; at least one always must
     * @param ofVendors whether the options are vendors, each under its code. Where an account is linked again the host answers such a
     *     question itself, with the vendors that were chosen before as far as they are offered
     */
    record Choose(String prompt, List<Option> options, boolean several, boolean ofVendors) implements Challenge {

        public Choose {
            options = List.copyOf(options);
            if (options.isEmpty()) {
                throw new IllegalArgumentException("a choice needs options");
            }
        }

        /** A choice that a person makes each time. */
        public Choose(String prompt, List<Option> options, boolean several) {
            this(prompt, options, several, false);
        }

        /** The choice of the vendors to collect. */
        public static Choose vendors(String prompt, List<Option> options) {
            return new Choose(prompt, options, true, true);
        }
    }

    /**
     * Agree to something that cannot be undone.
     *
     * @param consequence what will happen, in words that somebody in a hurry understands
     * @param action label of the button
     * @param atOnce whether there is nothing to decide: the store has given what must not be lost, and the host agrees itself as soon as
     *     the state is durable. A person is asked only where the host was kept from it
     */
    record Consent(String prompt, String consequence, String action, boolean atOnce) implements Challenge {

        /** An agreement that only a person gives. */
        public Consent(String prompt, String consequence, String action) {
            this(prompt, consequence, action, false);
        }

        /**
         * A step that is kept before the next one uses what it has brought.
         *
         * @param prompt what has been done, for whoever is asked after all
         */
        public static Consent kept(String prompt) {
            return new Consent(
                    prompt,
                    "Storelink did not go on from there by itself. What the store gave is kept as long as this attempt lasts.",
                    "Go on",
                    true);
        }
    }

    /**
     * Type a code that the store has sent, or say where it shall be sent.
     *
     * @param prompt what to do, and what the person will see on the device that the code comes to
     * @param length how many digits the code has
     * @param sentTo where it went, for people ("your trusted devices", "+49 •••• •••••85"); empty while nothing was sent and a
     *     delivery must be chosen
     * @param alternatives the ways it may be sent by now, the one it took included when it may be sent there again
     * @param lastError why the last code was refused; empty when none was
     * @param triesLeft how many more codes may be typed, if the store says so
     * @param resendAt before then no delivery may be asked for but one to devices
     */
    record OneTimeCode(
            String prompt,
            int length,
            String sentTo,
            List<Delivery> alternatives,
            String lastError,
            OptionalInt triesLeft,
            Optional<Instant> resendAt)
            implements Challenge {

        private static final int LONGEST_CODE = 12;

        public OneTimeCode {
            alternatives = List.copyOf(alternatives);
            if (length < 1 || length > LONGEST_CODE) {
                throw new IllegalArgumentException("a code has 1 to " + LONGEST_CODE + " digits");
            }
            if (sentTo.isEmpty() && alternatives.isEmpty()) {
                throw new IllegalArgumentException("a code that was not sent needs a way to be sent");
            }
        }
    }

    /**
     * A way that a code can take.
     *
     * @param id what the answer names
     * @param target where it arrives, for people; numbers as the store masks them
     */
    record Delivery(String id, Kind kind, String target) {

        /** How the code is told. */
        public enum Kind {
            /** Shown on devices that the person is signed in on, which takes no wait for another sending. */
            DEVICE,
            SMS,
            /** Read out in a telephone call. */
            VOICE
        }
    }

    /**
     * @param id what the answer names
     * @param label what the person sees
     */
    record Option(String id, String label) {}
}
