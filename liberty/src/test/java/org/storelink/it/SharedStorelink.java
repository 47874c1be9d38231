package org.storelink.it;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.storelink.appstoresimulator.Options;

/**
 * Hands the one {@link Storelink} of this JVM to tests that take it as a parameter. It is started when first asked for. Tests that share
 * it make what they need under names of their own and leave faults switched off.
 */
public class SharedStorelink implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Storelink.class;
    }

    @Override
    public Storelink resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(
                        ExtensionContext.StoreScope.LAUNCHER_SESSION,
                        ExtensionContext.Namespace.create(SharedStorelink.class))
                .computeIfAbsent(
                        Storelink.class,
                        type -> Storelink.start(Options.builder().build()),
                        Storelink.class);
    }
}
