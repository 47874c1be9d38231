package org.storelink;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;

/** The shape of the application, kept by the build. Each rule says why it stands. */
@AnalyzeClasses(
        packages = "org.storelink",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.AppOnly.class})
class ArchitectureTest {

    private static final String ROOT = "org.storelink.";

    /** Component -> the components it may import, besides {@code platform}. Whoever needs something above sends a CDI event. */
    private static final Map<String, Set<String>> IMPORTS = new TreeMap<>(Map.ofEntries(
            Map.entry("platform", Set.of()),
            Map.entry("audit", Set.of()),
            Map.entry("vault", Set.of("audit")),
            Map.entry("organizations", Set.of("audit")),
            Map.entry("plugins", Set.of("audit")),
            Map.entry("accounts", Set.of("audit", "organizations", "vault", "plugins")),
            Map.entry("catalog", Set.of("audit")),
            Map.entry("reports", Set.of("audit", "organizations", "accounts", "catalog")),
            Map.entry("reviews", Set.of("audit", "organizations", "accounts", "catalog")),
            Map.entry("ingestion", Set.of("audit", "plugins", "accounts", "catalog", "reports", "reviews")),
            Map.entry("notifications", Set.of("audit", "organizations", "accounts"))));

    /** Leaves out the SPI, which shares the root package but is a module of its own. */
    static class AppOnly implements ImportOption {
        @Override
        public boolean includes(com.tngtech.archunit.core.importer.Location location) {
            return !location.contains("org/storelink/connector/");
        }
    }

    @ArchTest
    void seesTheWholeApplication(JavaClasses application) {
        Set<String> seen =
                application.stream().map(ArchitectureTest::component).collect(java.util.stream.Collectors.toSet());

        assertThat(seen).as("components with classes").isEqualTo(IMPORTS.keySet());
        assertThat(application.size()).isGreaterThan(150);
    }

    @ArchTest
    void importsFollowTheTable(JavaClasses application) {
        IMPORTS.forEach((component, allowed) -> noClasses()
                .that()
                .resideInAPackage(ROOT + component + "..")
                .should()
                .dependOnClassesThat(new DescribedPredicate<JavaClass>("are outside the imports of " + component) {
                    @Override
                    public boolean test(JavaClass target) {
                        String other = component(target);
                        return IMPORTS.containsKey(other)
                                && !other.equals(component)
                                && !other.equals("platform")
                                && !allowed.contains(other);
                    }
                })
                .because("a stranger must be able to tell from the table where a line belongs; "
                        + IMPORTS.entrySet().stream()
                                .map(entry -> entry.getKey() + " imports " + entry.getValue())
                                .collect(joining("; ")))
                .allowEmptyShould(true)
                .check(application));
    }

    @ArchTest
    static final ArchRule componentsHaveNoCycles = slices().matching("org.storelink.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a cycle is one component that was cut in two at the wrong place");

    @ArchTest
    static final ArchRule edgesAreImportedByNobody = noClasses()
            .that(new DescribedPredicate<>("are not part of an edge or of platform") {
                @Override
                public boolean test(JavaClass type) {
                    return !isEdge(type) && !component(type).equals("platform");
                }
            })
            .should()
            .dependOnClassesThat(new DescribedPredicate<>("are part of an edge of a component") {
                @Override
                public boolean test(JavaClass type) {
                    return isEdge(type) && !component(type).equals("platform");
                }
            })
            .because("pages and resources show a component; a component that needs one of them is upside down");

    @ArchTest
    static final ArchRule onlyPluginsKnowsPf4j = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "plugins..")
            .should()
            .dependOnClassesThat(new DescribedPredicate<>("belong to PF4J, its marker in the SPI apart") {
                @Override
                public boolean test(JavaClass type) {
                    return type.getPackageName().startsWith("org.pf4j")
                            && !type.getSimpleName().equals("ExtensionPoint");
                }
            })
            .because("how connectors are loaded is one component's business");

    @ArchTest
    static final ArchRule onlyTheVaultEncrypts = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "vault..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google.crypto..", "javax.crypto..")
            .because("a second place that encrypts is a second place that gets it wrong");

    @ArchTest
    static final ArchRule onlyReportsKnowsDuckDb = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "reports..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.duckdb..")
            .because("the read model may be replaced without anybody noticing");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethodWhere(new DescribedPredicate<>("asks the machine for the time") {
                @Override
                public boolean test(JavaMethodCall call) {
                    String owner = call.getTargetOwner().getName();
                    boolean now = call.getName().equals("now")
                            && owner.startsWith("java.time.")
                            && call.getTarget().getRawParameterTypes().stream()
                                    .noneMatch(type -> type.isEquivalentTo(Clock.class));
                    boolean millis =
                            owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis");
                    return now || millis;
                }
            })
            .because("ten years of nightly runs are tested in seconds with a clock of the test's own");

    @ArchTest
    static final ArchRule resourcesDeclareWhoMayCall = methods()
            .that()
            .areMetaAnnotatedWith(HttpMethod.class)
            .should()
            .beAnnotatedWith(RolesAllowed.class)
            .orShould()
            .beAnnotatedWith(PermitAll.class)
            .because("an operation nobody decided about is an operation everybody may call");

    @ArchTest
    static final ArchRule resourcesCanBeMade = constructors()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Path.class)
            .should()
            .bePublic()
            .because("the REST implementation sees public constructors only, and says so when the server starts");

    @ArchTest
    static final ArchRule servicesTakeWhatTheyNeedThroughTheConstructor = fields().that()
            .areAnnotatedWith(Inject.class)
            .should()
            .beDeclaredInClassesThat(new DescribedPredicate<>("are beans of pages or timers") {
                @Override
                public boolean test(JavaClass type) {
                    return type.isAnnotatedWith(Named.class)
                            || type.isAnnotatedWith(Singleton.class)
                            || type.getPackageName().endsWith(".faces");
                }
            })
            .allowEmptyShould(true)
            .because("what can be made by hand can be tested by hand");

    @ArchTest
    static final ArchRule nothingBeginsBeforeTheRest = noClasses()
            .should()
            .beAnnotatedWith(jakarta.ejb.Startup.class)
            .because("such beans begin before the vault is open and the connectors are read; observe"
                    + " jakarta.enterprise.event.Startup instead");

    @ArchTest
    static final ArchRule packagesAreNullMarked = classes()
            .should(new com.tngtech.archunit.lang.ArchCondition<>("reside in a package that is @NullMarked") {
                @Override
                public void check(JavaClass type, com.tngtech.archunit.lang.ConditionEvents events) {
                    boolean marked = type.getPackage()
                            .tryGetPackageInfo()
                            .map((CanBeAnnotated info) -> info.isAnnotatedWith(NullMarked.class))
                            .orElse(false);
                    if (!marked) {
                        events.add(com.tngtech.archunit.lang.SimpleConditionEvent.violated(type, type.getName()));
                    }
                }
            })
            .because("null is written down or it is not there");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Service")
            .orShould()
            .haveSimpleNameEndingWith("DTO")
            .because("such an ending stands where a name should");

    private static boolean isEdge(JavaClass type) {
        return type.getPackageName().endsWith(".rest") || type.getPackageName().endsWith(".faces");
    }

    private static String component(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT)) {
            return "";
        }
        String below = name.substring(ROOT.length());
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }
}
