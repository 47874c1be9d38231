/** Linked accounts against a store that does what the test says. */
@NullMarked
package org.storelink.accounts;

import org.jspecify.annotations.NullMarked;
