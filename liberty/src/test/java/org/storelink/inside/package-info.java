/**
 * Tests that run inside the assembled server, for what cannot be told from outside: class loaders, transactions, timers, native
 * libraries. Whatever answers over HTTP is tested in {@code org.storelink.it}.
 */
@NullMarked
package org.storelink.inside;

import org.jspecify.annotations.NullMarked;
