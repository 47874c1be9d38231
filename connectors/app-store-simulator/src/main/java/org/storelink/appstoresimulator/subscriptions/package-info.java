/** Subscribers of the practice store: when each began, how each stands on a day and what happened to it. */
@NullMarked
package org.storelink.appstoresimulator.subscriptions;

import org.jspecify.annotations.NullMarked;
