/** The analytics pages' data under {@code /analytics/api/v1}, for whoever is signed in. */
@NullMarked
package org.storelink.appstoresimulator.analytics;

import org.jspecify.annotations.NullMarked;
