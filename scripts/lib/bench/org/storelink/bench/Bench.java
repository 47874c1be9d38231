package org.storelink.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import org.storelink.appstoreconnect.AppStoreConnect;
import org.storelink.connector.StoreConnector;

/** Measures loading and asking; arguments: a folder to work in, then {@code load}, {@code query} or nothing for both. */
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[0]);
        String wanted = arguments.length > 1 ? arguments[1] : "all";
        StoreConnector connector = new AppStoreConnect();
        System.out.printf(
                "%s, Java %s, heap %d MB, %d processors, DuckDB 512 MB and 2 threads%n",
                cpu(), Runtime.version(), Runtime.getRuntime().maxMemory() >> 20, Runtime.getRuntime().availableProcessors());
        if (!wanted.equals("query")) {
            new LoadBench(work, connector).run();
        }
        if (!wanted.equals("load")) {
            new QueryBench(work, connector).run();
        }
        System.out.printf("%nMost memory of the process: %s%n", peakMemory());
    }

    private static String cpu() throws Exception {
        return line("/proc/cpuinfo", "model name");
    }

    private static String peakMemory() throws Exception {
        return line("/proc/self/status", "VmHWM");
    }

    /** What a file of the system says under a name; elsewhere than on Linux it says nothing. */
    private static String line(String file, String name) throws Exception {
        Path path = Path.of(file);
        if (!Files.exists(path)) {
            return "unknown";
        }
        return Files.readAllLines(path).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
