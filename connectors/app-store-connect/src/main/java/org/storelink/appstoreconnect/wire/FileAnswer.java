package org.storelink.appstoreconnect.wire;

/** What came of asking for a report that is a file. Its absences are no failures. */
public sealed interface FileAnswer {

    /** To be read to its end and closed. */
    record Sent(Fetched.File file) implements FileAnswer {}

    /** The report is not made yet. */
    record NotYet() implements FileAnswer {}

    /** There was nothing to report. */
    record Nothing() implements FileAnswer {}

    /**
     * The report will never come.
     *
     * @param why for people
     */
    record NoLonger(String why) implements FileAnswer {}
}
