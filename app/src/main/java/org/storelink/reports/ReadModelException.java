package org.storelink.reports;

import java.sql.SQLException;

/** The read model could not do what it was asked. What it holds can always be derived again. */
public class ReadModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReadModelException(String what, SQLException cause) {
        super(what, cause);
    }

    ReadModelException(String what) {
        super(what);
    }
}
