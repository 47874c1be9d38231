package org.storelink.appstoresimulator.api;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The versions of reports that were raised since. Thread-safe. */
public final class ReportVersions {

    private final Map<String, String> raised = new ConcurrentHashMap<>();

    /** From now on a report comes in this version only: asked for by another one, it is refused with this one's name. */
    public void raise(String reportType, String version) {
        ReportType.valueOf(reportType);
        raised.put(reportType, version);
    }

    /**
     * The version in which a report comes.
     *
     * @param usual as long as none was raised
     */
    public String of(String reportType, String usual) {
        return raised.getOrDefault(reportType, usual);
    }
}
