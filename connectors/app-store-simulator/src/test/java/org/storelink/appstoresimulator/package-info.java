/** Tests of the practice store as its clients see it: over HTTP, and with a reader of their own. */
@NullMarked
package org.storelink.appstoresimulator;

import org.jspecify.annotations.NullMarked;
