package org.storelink.accounts;

/** How a linked account is doing, as one word with a colour. */
public enum AccountState {
    HEALTHY("Healthy", Tone.GOOD),
    SYNCING("Syncing", Tone.BUSY),
    /** Linked; its history is still on the way. */
    PREPARING("Preparing", Tone.BUSY),
    DELAYED_BY_STORE("Delayed by the store", Tone.WARNING),
    /** Works, but not with everything that the way of linking could give. */
    LIMITED("Limited", Tone.WARNING),
    /** The store refused the credential: nothing is sent with it until a person links again. */
    NEEDS_RELINK("Needs linking again", Tone.BAD),
    /** The store wants a code from a person before it lets Storelink in again. */
    NEEDS_CODE("Needs a code", Tone.BAD),
    NEEDS_PERMISSION("Needs permission", Tone.BAD),
    AGREEMENT_TO_BE_SIGNED("Agreement to be signed", Tone.BAD),
    /** The store has locked the account; nothing is sent until the lock is over. */
    LOCKED("Locked", Tone.BAD),
    /** Works, but will need a person soon. */
    EXPIRING("Expiring", Tone.WARNING),
    PAUSED("Paused", Tone.NEUTRAL),
    /** The connector that it was linked with is not installed. */
    CONNECTOR_MISSING("Connector missing", Tone.BAD);

    /** What the colour of a state says. */
    public enum Tone {
        GOOD,
        BUSY,
        NEUTRAL,
        WARNING,
        BAD
    }

    private final String label;
    private final Tone tone;

    AccountState(String label, Tone tone) {
        this.label = label;
        this.tone = tone;
    }

    /** For people. */
    public String label() {
        return label;
    }

    public Tone tone() {
        return tone;
    }
}
