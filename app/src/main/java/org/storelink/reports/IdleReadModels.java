package org.storelink.reports;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Gives back the memory of read models that nobody asks. */
@Singleton
public class IdleReadModels {

    @Inject
    private ReadModels readModels;

    @Schedule(hour = "*", minute = "*", persistent = false)
    public void closeUnused() {
        readModels.closeUnused();
    }
}
