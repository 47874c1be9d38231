/**
 * What every connector must keep to, as tests that its author extends: {@link org.storelink.testkit.ConnectorContractTest} for
 * the classes, {@link org.storelink.testkit.PluginJarContractTest} for the jar, and the tools they are made of.
 */
@NullMarked
package org.storelink.testkit;

import org.jspecify.annotations.NullMarked;
