package org.storelink.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.UserTransaction;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.storelink.accounts.Accounts;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.StoreConnector;
import org.storelink.organizations.Tokens;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.Transactions;
import org.storelink.plugins.Connectors;
import org.storelink.plugins.InstalledConnector;
import org.storelink.reports.Report;
import org.storelink.reports.ReportKind;
import org.storelink.reports.ReportQuery;
import org.storelink.reports.StoreReports;

/**
 * What is real only inside the server. Deployed is the WAR as it ships, not a choice of its classes, which would be another program.
 * Arquillian adds itself and this class to it and cannot do without; added by hand is only the context root, which Arquillian reads
 * nowhere else. Nothing that ships is changed or left out, and requests come in through the product's own door.
 */
@Tag("once")
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InsideLibertyIT {

    private static final String REAL = "app-store-connect";
    /** What a redeployed application must find as it was lies with the server's Java, which goes on. */
    private static final String REPORT = "storelink.test.report";

    private static final String DRIVER = "storelink.test.driver";
    private static final String APPLICATION = "storelink.test.application";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    private Connectors connectors;

    @Inject
    private CurrentActor actor;

    @Inject
    private Accounts accounts;

    @Inject
    private Tokens tokens;

    @Inject
    private StoreReports reports;

    @Inject
    private EntityManager entityManager;

    @Inject
    private Transactions transactions;

    @Inject
    private UserTransaction transaction;

    @Deployment
    static WebArchive storelink() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, PreparedServer.WAR.toFile())
                .addAsWebInfResource(
                        new StringAsset("<web-ext><context-root uri=\"/\"/></web-ext>"), "ibm-web-ext.xml");
    }

    @Test
    @Order(1)
    void theConnectorComesFromTheJarInThePluginsFolder() throws Exception {
        InstalledConnector real = connectors.find(REAL).orElseThrow();

        Path jar = Path.of(
                plugin(REAL).getProtectionDomain().getCodeSource().getLocation().toURI());
        assertEquals(Path.of(System.getenv("STORELINK_HOME"), "plugins"), jar.getParent());
        assertTrue(real.descriptor().mode("app-password").isPresent());
    }

    @Test
    @Order(2)
    void aPluginSeesTheConnectorApiItsOwnLibrariesAndNothingElse() throws Exception {
        ClassLoader application = Connectors.class.getClassLoader();
        for (String connector : List.of(REAL, CuriousConnector.ID)) {
            ClassLoader plugin = plugin(connector).getClassLoader();

            assertSame(StoreConnector.class, plugin.loadClass(StoreConnector.class.getName()));
            for (String hidden : List.of(
                    "org.storelink.plugins.Connectors",
                    "org.storelink.platform.Actor",
                    "com.google.crypto.tink.Aead",
                    "org.slf4j.Logger",
                    "jakarta.inject.Inject",
                    "jakarta.json.Json",
                    "jakarta.servlet.Servlet",
                    "org.duckdb.DuckDBDriver")) {
                application.loadClass(hidden);
                assertThrows(ClassNotFoundException.class, () -> plugin.loadClass(hidden), hidden);
            }
        }
        ClassLoader curious = plugin(CuriousConnector.ID).getClassLoader();
        Class<?> library = curious.loadClass(NullMarked.class.getName());
        assertSame(curious, library.getClassLoader());
        assertNotSame(NullMarked.class, library);
    }

    @Test
    @Order(3)
    void callsOfAPluginSeeItsOwnContextClassLoaderAndLeaveTheServersAsItWas() throws Exception {
        ClassLoader servers = Thread.currentThread().getContextClassLoader();
        assertTrue(servers.getClass().getName().startsWith("com.ibm.ws.classloading."), servers::toString);
        assertSame(Connectors.class, servers.loadClass(Connectors.class.getName()));
        InstalledConnector curious = connectors.find(CuriousConnector.ID).orElseThrow();

        ConnectorException parsing = assertThrows(
                ConnectorException.class,
                () -> curious.parse(
                        new ReportSlice("none", "1", new ReportPeriod(Grain.DAY, LocalDate.of(2026, 11, 22))),
                        List.of(),
                        fact -> {}));

        assertEquals(
                CuriousConnector.AT_HOME,
                curious.descriptor().modes().getFirst().help());
        assertEquals(CuriousConnector.AT_HOME, parsing.failure().message());
        assertSame(servers, Thread.currentThread().getContextClassLoader());
    }

    @Test
    @Order(4)
    void jarsThatDoNotFitAreRefusedWithWordsAndStopNothing() {
        String refused = connectors.refused().stream()
                .map(jar -> jar.file() + ": " + jar.reason())
                .collect(Collectors.joining("\n"));

        assertEquals(3, connectors.refused().size(), refused);
        assertHas(refused, PluginJars.CUT_SHORT + ": It is not a jar that can be read");
        assertHas(refused, PluginJars.BUNDLES_THE_API + ": It bundles the connector API");
        assertHas(refused, PluginJars.FOR_A_NEWER_API + ": It needs the connector API >=1000.0.0");
        assertEquals(2, connectors.all().size());
    }

    @Test
    @Order(5)
    void aServiceCallIsPartOfTheTransactionThatItsCallerRollsBack() throws Exception {
        transaction.begin();
        assertHas(entityManager.getDelegate().getClass().getName(), "org.eclipse.persistence");
        create("rolled back");
        assertEquals(1, countByJdbc("rolled back"));
        transaction.rollback();
        assertEquals(0, countByJdbc("rolled back"));

        create("kept");
        assertEquals(1, countByJdbc("kept"));
    }

    @Test
    @Order(6)
    @RunAsClient
    void thePracticeStoreIsLinkedFromOutside() {
        FromOutside.linkThePracticeStore();
    }

    @Test
    @Order(7)
    void theTimerAsksForWhatIsDueWithoutAnybodyWishingIt() {
        await("the first sync", () -> accounts.list(actor.get()).stream()
                .allMatch(account -> account.lastSync().isPresent()));
        transactions.in(() -> {
            entityManager
                    .createNativeQuery("UPDATE slice SET next_try_at = changed_at")
                    .executeUpdate();
        });

        await("the timer", () -> transactions
                .in(() -> entityManager
                        .createNativeQuery("SELECT id FROM slice WHERE next_try_at = changed_at")
                        .getResultList())
                .isEmpty());
    }

    @Test
    @Order(8)
    void theReadModelAnswers() throws Exception {
        System.setProperty(REPORT, report());
        System.setProperty(DRIVER, driver());
        System.setProperty(APPLICATION, application());
    }

    @Test
    @Order(9)
    @RunAsClient
    void theWarIsDeployedAgainFromOutsideAndNothingThatWasCountedIsForgotten() throws Exception {
        FromOutside.Counted counted = FromOutside.redeploy();

        assertTrue(counted.after() > counted.before(), counted::toString);
    }

    @Test
    @Order(10)
    void theReadModelAnswersTheSameAfterTheWarWasDeployedAgain() throws Exception {
        assertTrue(!application().equals(System.getProperty(APPLICATION)), "the application is another one");
        assertEquals(System.getProperty(DRIVER), driver());
        assertEquals(System.getProperty(REPORT), report());
    }

    /** The product hands the plugin's own object to nobody. */
    private Class<?> plugin(String id) throws ReflectiveOperationException {
        Field connector = InstalledConnector.class.getDeclaredField("connector");
        connector.setAccessible(true);
        return connector.get(connectors.find(id).orElseThrow()).getClass();
    }

    private void create(String label) {
        tokens.create(actor.get(), label, List.of("account:read"), Optional.empty(), Optional.empty());
    }

    @SuppressWarnings("BanJNDI") // The name is the server's own.
    private static int countByJdbc(String label) throws Exception {
        var source = (DataSource) new InitialContext().lookup("jdbc/storelink");
        try (Connection connection = source.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT COUNT(*) FROM access_token WHERE label = ?")) {
            assertEquals("Apache Derby", connection.getMetaData().getDatabaseProductName());
            query.setString(1, label);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private String report() {
        try (Report report = reports.of(actor.get(), ReportKind.SALES, ReportQuery.EVERYTHING)) {
            assertTrue(report.totals().units("downloads") > 0);
            return Stream.of("downloads", "re_downloads", "updates", "returns")
                    .map(metric -> metric + " " + report.totals().units(metric))
                    .collect(Collectors.joining(", "));
        }
    }

    private static String driver() throws ClassNotFoundException {
        return identity(Class.forName("org.duckdb.DuckDBDriver"));
    }

    private static String application() {
        return identity(Connectors.class);
    }

    private static String identity(Class<?> type) {
        return type.getName() + "@" + System.identityHashCode(type);
    }

    private static void assertHas(String text, String part) {
        assertTrue(text.contains(part), text);
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, () -> what + " does not come");
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
