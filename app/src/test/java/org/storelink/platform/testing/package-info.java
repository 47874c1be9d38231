/** What tests of all components share: a migrated database and a clock to turn. */
@NullMarked
package org.storelink.platform.testing;

import org.jspecify.annotations.NullMarked;
