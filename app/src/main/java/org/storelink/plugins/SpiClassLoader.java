package org.storelink.plugins;

import org.storelink.connector.StoreConnector;

/**
 * The parent of every plugin's class loader: shows the JDK's platform classes, the SPI and PF4J, and nothing else of the
 * application. Resources are not handed on at all, so a plugin finds only its own.
 */
final class SpiClassLoader extends ClassLoader {

    private static final String SPI = StoreConnector.class.getPackageName() + ".";
    private static final String PF4J = "org.pf4j.";

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader application = StoreConnector.class.getClassLoader();

    SpiClassLoader() {
        super("connector-api", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.startsWith(PF4J) || isSpi(name)) {
            return application.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }

    private static boolean isSpi(String name) {
        return name.startsWith(SPI) && name.indexOf('.', SPI.length()) < 0;
    }
}
