/** When the practice store publishes a report, what a report file looks like, and how long it is kept. */
@NullMarked
package org.storelink.appstoresimulator.publishing;

import org.jspecify.annotations.NullMarked;
