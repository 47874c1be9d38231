package org.storelink.appstoreconnect.sales;

import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Unreadable;

/** Words for a file that is not what it should be. */
public final class UnreadableReport {

    private static final int QUOTED = 40;

    private UnreadableReport() {}

    public static ConnectorException because(String reason) {
        return new ConnectorException(new Unreadable("The report cannot be read: " + reason + "."));
    }

    public static ConnectorException because(String reason, Throwable cause) {
        return new ConnectorException(new Unreadable("The report cannot be read: " + reason + "."), cause);
    }

    /** A value in quotes, short and on one line whatever it holds. */
    public static String quoted(String value) {
        String line = value.replaceAll("\\p{Cntrl}", "?");
        return '"' + (line.length() > QUOTED ? line.substring(0, QUOTED) + "..." : line) + '"';
    }
}
