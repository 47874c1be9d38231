package org.storelink.testkit;

import org.storelink.connector.ConnectorContext;

/** Virtual threads that come to an end are nothing left behind, though the JDK keeps the threads that carried them. */
class VirtualThreadsTest extends ConnectorContractTest {

    @Override
    protected ConnectorFixture fixture() {
        return new KioskFixture(() -> new KioskConnector() {
            @Override
            void opened(ConnectorContext context) {
                Thread.startVirtualThread(Thread::onSpinWait);
            }
        });
    }
}
