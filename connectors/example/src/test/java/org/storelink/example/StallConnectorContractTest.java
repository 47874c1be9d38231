package org.storelink.example;

import org.storelink.testkit.ConnectorContractTest;
import org.storelink.testkit.ConnectorFixture;

/** Everything that every connector must keep to. */
class StallConnectorContractTest extends ConnectorContractTest {

    @Override
    protected ConnectorFixture fixture() {
        return new StallFixture();
    }
}
