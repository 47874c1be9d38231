/** What can go wrong with a store, switched on per request: by vendor, report, date, how often it was asked for, or chance. */
@NullMarked
package org.storelink.appstoresimulator.fault;

import org.jspecify.annotations.NullMarked;
