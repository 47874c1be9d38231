package org.storelink.connector;

import java.time.Instant;

/** What the store answered for a slice. Four absences are four answers; none of them is an error. */
public sealed interface SliceResult {

    /**
     * Every part went to the sink.
     *
     * @param lacking what of the stream the store does not tell any more, in whole sentences; the account says so. Empty where nothing
     *     is lacking
     */
    record Complete(String lacking) implements SliceResult {

        /** With everything that the stream is about. */
        public Complete() {
            this("");
        }
    }

    /** The store says that there was nothing to report. */
    record Empty() implements SliceResult {}

    /**
     * The file is not made yet.
     *
     * @param notBefore when asking again makes sense
     * @param orNothing whether the store says the same of a period for which there will never be anything; the host then calls a file late
     *     only where it knows that there are such files
     */
    record NotYetAvailable(Instant notBefore, boolean orNothing) implements SliceResult {

        /** Of a store that tells a file to come from no file. */
        public NotYetAvailable(Instant notBefore) {
            this(notBefore, false);
        }
    }

    /**
     * There will be no file: too old, or never made for this account.
     *
     * @param why for people
     */
    record Never(String why) implements SliceResult {}
}
