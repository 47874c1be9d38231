/** Remote control of the practice store for tests in other processes: clock, faults, counters and truth as JSON. */
@NullMarked
package org.storelink.appstoresimulator.control;

import org.jspecify.annotations.NullMarked;
