/** Connectors for tests of other components, and tests of the loader. */
@NullMarked
package org.storelink.plugins;

import org.jspecify.annotations.NullMarked;
