package org.storelink.appstoresimulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a report file in the plainest way: a map from column to trimmed value for each line. */
final class NaiveReport {

    private NaiveReport() {}

    static List<Map<String, String>> rows(String text) {
        String[] lines = text.split("\n");
        String[] header = lines[0].split("\t", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            String[] fields = lines[i].split("\t", -1);
            if (fields.length != header.length) {
                throw new AssertionError("line " + i + " has " + fields.length + " fields: " + lines[i]);
            }
            Map<String, String> row = new HashMap<>();
            for (int column = 0; column < header.length; column++) {
                row.put(header[column], fields[column].trim());
            }
            rows.add(row);
        }
        return rows;
    }

    /** The value in a column that must be there. */
    static String value(Map<String, String> row, String column) {
        String value = row.get(column);
        if (value == null) {
            throw new AssertionError("no column " + column + " in " + row.keySet());
        }
        return value;
    }
}
