package org.storelink.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import org.storelink.platform.CannotStart;

/** The databases that the schema is written for, and how they spell what SQL leaves open. */
enum DatabaseKind {
    DERBY("Apache Derby", Map.of("bytes", "BLOB(1M)", "text", "VARCHAR(32672)")),
    POSTGRESQL("PostgreSQL", Map.of("bytes", "BYTEA", "text", "TEXT"));

    private final String product;
    private final Map<String, String> placeholders;

    DatabaseKind(String product, Map<String, String> placeholders) {
        this.product = product;
        this.placeholders = placeholders;
    }

    static DatabaseKind of(Connection connection) throws SQLException {
        String name = connection.getMetaData().getDatabaseProductName();
        for (DatabaseKind kind : values()) {
            if (kind.product.equals(name)) {
                return kind;
            }
        }
        throw new CannotStart(
                "Storelink keeps its state in Derby or PostgreSQL, and STORELINK_DATABASE_URL leads to " + name + ".");
    }

    /** What the migrations write as <code>${name}</code>. */
    Map<String, String> placeholders() {
        return placeholders;
    }

    /** Folder of the migrations that only this database runs. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
