package org.storelink.appstoresimulator.http;

/** A request that is answered with an error instead. */
public final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    public Refused(Answer answer) {
        super("refused", null, false, false);
        this.answer = answer;
    }

    public Answer answer() {
        return answer;
    }
}
