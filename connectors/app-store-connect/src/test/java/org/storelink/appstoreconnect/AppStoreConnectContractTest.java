package org.storelink.appstoreconnect;

import org.storelink.testkit.ConnectorContractTest;
import org.storelink.testkit.ConnectorFixture;

class AppStoreConnectContractTest extends ConnectorContractTest {

    @Override
    protected ConnectorFixture fixture() {
        return new SimulatorFixture();
    }
}
