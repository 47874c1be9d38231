package org.storelink.ingestion;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is known of one period of one report. No period is ever passed over without one of these words. */
public enum ImportState {
    /** The period has not ended, or its file is not usually there yet. */
    NOT_DUE("Not due", "quiet"),
    /** To be asked for at the next opportunity. */
    DUE("Due", "busy"),
    /** Asked for; the store has not made the file yet. */
    WAITING("Waiting for the store", "busy"),
    /** The file is there and its figures are in the reports. */
    LOADED("Loaded", "good"),
    /** The store says that there was nothing to report; asked again while that is provisional. */
    EMPTY("Nothing to report", "good"),
    /** Loaded more than once: the store changed its figures, the newest count. */
    RESTATED("Restated", "good"),
    /** The store has not made the file although it usually would have by now. */
    LATE("Late", "warning"),
    /** There will be no file. */
    MISSING("Missing", "warning"),
    /** Something stands in the way; the reason says what. Asked again now and then. */
    BLOCKED("Blocked", "bad");

    private final String label;
    private final String tone;

    ImportState(String label, String tone) {
        this.label = label;
        this.tone = tone;
    }

    /** The word of the API and the database, for example {@code not_due}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ImportState> of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** What the label feels like: quiet, busy, good, warning or bad. */
    public String tone() {
        return tone;
    }
}
