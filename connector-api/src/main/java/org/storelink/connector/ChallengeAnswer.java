package org.storelink.connector;

import java.util.List;

/** A person's answer to a {@link Challenge}; its kind fits the challenge, the host has checked that. */
public sealed interface ChallengeAnswer {

    /** Ids of the chosen options: one or more, each one that was offered. */
    record Chosen(List<String> options) implements ChallengeAnswer {

        public Chosen {
            options = List.copyOf(options);
        }
    }

    /** The person agreed. Whoever does not simply leaves the conversation. */
    record Agreed() implements ChallengeAnswer {}

    /**
     * The code that the store has sent.
     *
     * @param code digits, exactly as many as were asked for
     */
    record Code(String code) implements ChallengeAnswer {

        @Override
        public String toString() {
            return "Code";
        }
    }

    /**
     * Send a code this way; the store is asked for one because a person waits for it.
     *
     * @param delivery id of one of the alternatives
     */
    record SendTo(String delivery) implements ChallengeAnswer {}
}
