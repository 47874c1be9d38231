package org.storelink.appstoresimulator.publishing;

import java.util.stream.Stream;

/** A file of lines in columns that are separated by tabs, with their titles in the first line. */
public interface ReportFile {

    /** The first of {@link #lines}. */
    String header();

    /** Without line ends. */
    Stream<String> lines();

    /** Title of the column that counts. */
    String units();

    /** Title of the column with amounts. */
    String proceeds();
}
