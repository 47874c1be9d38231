package org.storelink.appstoresimulator.reporter;

/** For whom an answer is written. */
enum Mode {
    /** People: lines of text. */
    NORMAL,
    /** Programs: XML. */
    ROBOT_XML;

    static Mode of(String text) {
        return text.equalsIgnoreCase("Robot.XML") ? ROBOT_XML : NORMAL;
    }
}
