package org.storelink.testkit;

/** A connector that keeps every rule passes. */
class SoundConnectorTest extends ConnectorContractTest {

    @Override
    protected ConnectorFixture fixture() {
        return new KioskFixture(KioskConnector::new);
    }
}
