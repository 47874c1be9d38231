/** What was really sold: expected figures for tests, taken from the generator and never from a file. */
@NullMarked
package org.storelink.appstoresimulator.truth;

import org.jspecify.annotations.NullMarked;
