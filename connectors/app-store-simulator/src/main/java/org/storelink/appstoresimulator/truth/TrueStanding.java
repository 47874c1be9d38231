package org.storelink.appstoresimulator.truth;

import java.time.LocalDate;
import org.storelink.appstoresimulator.subscriptions.Standing;

/** How many subscriptions to a product stood in one way at the end of a day, in one territory. */
public record TrueStanding(LocalDate day, long appleId, String territory, Standing standing, long count) {}
