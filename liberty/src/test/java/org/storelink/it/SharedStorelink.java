package org.storelink.it;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.storelink.appstoresimulator.Options;

/**
 * Hands the one {@link Storelink} of this JVM to tests that take it as a parameter. It is started when first asked for; its accounts
 * collect five days. Each class finds nothing linked and a practice store of its own, as its {@link PracticeStore} says. Tests make what
 * else they need under names of their own, and leave the accounts they link so that they can be collected.
 */
public class SharedStorelink implements ParameterResolver {

    /** Of usage, which the store tells of two days later, some days too. */
    private static final Map<String, String> SHORT_HISTORY = Map.of("STORELINK_INGESTION_HISTORY", "P5D");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Storelink.class;
    }

    @Override
    public Storelink resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> tests = context.getRequiredTestClass();
        return context.getStore(
                        ExtensionContext.StoreScope.LAUNCHER_SESSION,
                        ExtensionContext.Namespace.create(SharedStorelink.class))
                .computeIfAbsent(Lent.class, _ -> new Lent(tests), Lent.class)
                .to(tests);
    }

    /** To one class of tests after the other. */
    private static final class Lent implements AutoCloseable {

        private Class<?> user;
        private Storelink storelink;

        Lent(Class<?> first) {
            user = first;
            storelink = Storelink.start(
                    store(first).port(FreePort.find()).apiPort(FreePort.find()).build(), SHORT_HISTORY);
        }

        Storelink to(Class<?> tests) {
            if (user != tests) {
                storelink = storelink.withStore(store(tests));
                user = tests;
            }
            return storelink;
        }

        private static Options.Builder store(Class<?> tests) {
            return Optional.ofNullable(tests.getAnnotation(PracticeStore.class))
                    .map(wanted -> Options.builder()
                            .accounts(wanted.accounts())
                            .vendors(wanted.vendors())
                            .rowsPerDay(wanted.rowsPerDay()))
                    .orElseGet(Options::builder);
        }

        @Override
        public void close() {
            storelink.close();
        }
    }
}
