package org.storelink.inside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.Options;
import org.storelink.it.FreePort;
import org.storelink.it.Storelink;

/**
 * The assembled server for Arquillian to start: the same program and configuration under a name, ports and a home of its own, and no
 * application yet. Its connector lies in {@code plugins} as one that an operator installed, beside jars that have to be refused.
 *
 * @param name not another's: Arquillian looks for the process by it
 */
record PreparedServer(String name, Path user, Path home, URI uri, AppStoreSimulator store) {

    private static final Path WLP = Path.of("target", "wlp").toAbsolutePath();
    private static final Path ASSEMBLED = WLP.resolve("usr/servers/storelink");
    /** The WAR as it ships. */
    static final Path WAR = ASSEMBLED.resolve("apps/storelink.war");

    /** What Arquillian needs beyond the product: a way to see the application's state, and a place where the WAR may arrive. */
    private static final String CHANGES = """
        <server>
          <featureManager><feature>localConnector-1.0</feature></featureManager>
          <applicationMonitor updateTrigger="polled" pollingRate="200ms"/>
          <webApplication id="storelink" location="${server.config.dir}/dropins/storelink.war"/>
        </server>
        """;

    private static final class Holder {
        static final PreparedServer OF_THIS_RUN = prepare();
    }

    static PreparedServer ofThisRun() {
        return Holder.OF_THIS_RUN;
    }

    /** For Arquillian's adapter. */
    Map<String, String> properties() {
        return Map.of(
                "wlpHome",
                WLP.toString(),
                "usrDir",
                user.toString(),
                "serverName",
                name,
                "httpPort",
                Integer.toString(uri.getPort()),
                "serverStartTimeout",
                "120",
                "appDeployTimeout",
                "120",
                "outputToConsole",
                "false");
    }

    /** Where Arquillian puts the WAR. */
    Path deployed() {
        return server().resolve("dropins/storelink.war");
    }

    private Path server() {
        return user.resolve("servers").resolve(name);
    }

    private static PreparedServer prepare() {
        try {
            Path folder = Files.createDirectories(Path.of("target", "inside").toAbsolutePath());
            PreparedServer server = new PreparedServer(
                    "inside" + ProcessHandle.current().pid(),
                    folder,
                    Files.createTempDirectory(folder, "home with space "),
                    URI.create("http://localhost:" + FreePort.find() + "/"),
                    AppStoreSimulator.start(Options.builder()
                            .accounts(1)
                            .vendors(1)
                            .rowsPerDay(3)
                            .build()));
            server.write();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() throws IOException {
        Files.createDirectories(server().resolve("configDropins/overrides"));
        for (String file : new String[] {"server.xml", "bootstrap.properties", "jvm.options"}) {
            Files.copy(ASSEMBLED.resolve(file), server().resolve(file));
        }
        // Short-lived servers start faster so.
        Files.writeString(server().resolve("jvm.options"), "\n-XX:TieredStopAtLevel=1\n", StandardOpenOption.APPEND);
        Files.createSymbolicLink(server().resolve("drivers"), ASSEMBLED.resolve("drivers"));
        // The archive of classes, where the build has made one.
        Path shared = WLP.resolve("usr/shared/jvm.options");
        if (Files.exists(shared)) {
            Path options = Files.createDirectories(user.resolve("shared")).resolve("jvm.options");
            Files.copy(shared, options, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(server().resolve("configDropins/overrides/arquillian.xml"), CHANGES);
        Files.writeString(server().resolve("server.env"), environment());
        PluginJars.lay(connector(), Files.createDirectories(home.resolve("plugins")));
    }

    private String environment() throws IOException {
        return Map.of(
                        "STORELINK_HOME", home.toString(),
                        "STORELINK_HTTP_PORT", Integer.toString(uri.getPort()),
                        "STORELINK_HTTPS_PORT", Integer.toString(FreePort.find()),
                        "STORELINK_OWNER_EMAIL", Storelink.OWNER,
                        "STORELINK_OWNER_PASSWORD", Storelink.PASSWORD,
                        "STORELINK_INGESTION_HEARTBEAT", "PT1S",
                        "STORELINK_INGESTION_HISTORY", "P7D",
                        "STORELINK_CONNECTOR_APP_STORE_CONNECT_ENDPOINT_REPORTER",
                                store.uri().toString(),
                        "WLP_OUTPUT_DIR", home.resolve("work").toString(),
                        "JAVA_HOME", System.getProperty("java.home"))
                .entrySet()
                .stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static Path connector() throws IOException {
        try (Stream<Path> jars = Files.list(ASSEMBLED.resolve("connectors"))) {
            return jars.findFirst().orElseThrow();
        }
    }
}
