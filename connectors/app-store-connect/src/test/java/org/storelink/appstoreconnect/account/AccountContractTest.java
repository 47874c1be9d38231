package org.storelink.appstoreconnect.account;

import org.storelink.testkit.ConnectorContractTest;
import org.storelink.testkit.ConnectorFixture;

class AccountContractTest extends ConnectorContractTest {

    @Override
    protected ConnectorFixture fixture() {
        return new AccountFixture();
    }
}
