package org.storelink.reports.faces;

/** Ranges that people ask for again and again; they stay relative in the address, so a kept one moves along with time. */
public enum Preset {
    WEEK("7 days", "-7", "-1", "daily"),
    MONTH("30 days", "-30", "-1", "daily"),
    QUARTER("90 days", "-90", "-1", "daily"),
    YEAR("12 months", "-12m", "-1", "monthly"),
    /** By year, because of old years there are yearly files only. */
    ALL("All time", "", "", "yearly");

    private final String label;
    private final String start;
    private final String end;
    private final String granularity;

    Preset(String label, String start, String end, String granularity) {
        this.label = label;
        this.start = start;
        this.end = end;
        this.granularity = granularity;
    }

    public String label() {
        return label;
    }

    Question of(Question question) {
        return question.with("start_date", start).with("end_date", end).with("granularity", granularity);
    }

    boolean matches(Question question) {
        return question.value("start_date").equals(start)
                && question.value("end_date").equals(end);
    }
}
