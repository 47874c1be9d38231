/** Tests of the assembled server from outside: the real WAR, connector, database and browser. See docs/developing.md. */
@NullMarked
package org.storelink.it;

import org.jspecify.annotations.NullMarked;
