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
}
