package org.storelink.appstoreconnect;

import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.connector.ConnectorException;

/** The same of what is read with a key. */
class KeySubscriptionTruthTest extends SubscriptionTruthTest {

    @Override
    LinkedAccount linked(AppStoreSimulator from) throws ConnectorException {
        return LinkedAccount.byKey(from, from.clock());
    }
}
