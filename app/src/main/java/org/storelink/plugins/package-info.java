/**
 * Installed connectors. The only package that knows how they are loaded: the others see an
 * {@link org.storelink.plugins.InstalledConnector}, through which every call of a plugin is guarded.
 */
@NullMarked
package org.storelink.plugins;

import org.jspecify.annotations.NullMarked;
