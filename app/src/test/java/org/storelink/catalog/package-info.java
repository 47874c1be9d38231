/** A catalog for tests of other components. */
@NullMarked
package org.storelink.catalog;

import org.jspecify.annotations.NullMarked;
