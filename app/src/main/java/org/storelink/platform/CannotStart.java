package org.storelink.platform;

/** Keeps the application from starting. The command that starts the server looks for these words in its log and shows them. */
public class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reason what is wrong and what to do, sentences on one line */
    public CannotStart(String reason) {
        super(words(reason));
    }

    public CannotStart(String reason, Throwable cause) {
        super(words(reason), cause);
    }

    private static String words(String reason) {
        return "Storelink cannot start: " + reason;
    }
}
