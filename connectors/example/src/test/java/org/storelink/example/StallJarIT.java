package org.storelink.example;

import java.nio.file.Path;
import org.storelink.testkit.PluginJarContractTest;

/** The jar as it will be installed; runs after packaging. */
class StallJarIT extends PluginJarContractTest {

    @Override
    protected Path jar() {
        return Path.of(System.getProperty("plugin.jar"));
    }
}
