package org.storelink.appstoreconnect.apikey;

import org.storelink.testkit.ConnectorContractTest;
import org.storelink.testkit.ConnectorFixture;

class KeyContractTest extends ConnectorContractTest {

    @Override
    protected ConnectorFixture fixture() {
        return new KeyFixture();
    }
}
