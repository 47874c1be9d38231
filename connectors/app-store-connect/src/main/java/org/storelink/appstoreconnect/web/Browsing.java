package org.storelink.appstoreconnect.web;

import org.storelink.connector.ConnectorException;

/** Sends requests to App Store Connect in the name of an account. */
@FunctionalInterface
public interface Browsing {

    /** The answer, whatever its status. */
    WebAnswer send(WebRequest request) throws ConnectorException, InterruptedException;
}
