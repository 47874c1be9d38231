/** What happened to each app on each day beside sales: seen, fetched, installed, used, crashed. Made up around the day's sales. */
@NullMarked
package org.storelink.appstoresimulator.usage;

import org.jspecify.annotations.NullMarked;
