package org.storelink.appstoresimulator.reporter;

/** A request that is answered with an error. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final int number;
    private final int usualStatus;
    private final String text;

    Refusal(int number, int usualStatus, String text) {
        super(number + ": " + text);
        this.number = number;
        this.usualStatus = usualStatus;
        this.text = text;
    }

    int number() {
        return number;
    }

    int usualStatus() {
        return usualStatus;
    }

    String text() {
        return text;
    }
}
