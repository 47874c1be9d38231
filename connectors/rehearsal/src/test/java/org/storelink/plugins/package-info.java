/** The plugin host as it is, with a network of the test's. */
@NullMarked
package org.storelink.plugins;

import org.jspecify.annotations.NullMarked;
