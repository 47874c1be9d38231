package org.storelink.appstoreconnect;

import java.nio.file.Path;
import org.storelink.testkit.PluginJarContractTest;

class AppStoreConnectJarIT extends PluginJarContractTest {

    @Override
    protected Path jar() {
        return Path.of(System.getProperty("plugin.jar"));
    }
}
