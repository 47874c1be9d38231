package org.storelink.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.storelink.platform.CannotStart;

/**
 * The numbered SQL files under {@code db/migration}: folder {@code common} for all databases, a folder beside it for what really
 * differs. A migration that was released is never edited.
 */
public final class Migrations {

    private static final String ROOT = "db/migration/";

    private Migrations() {}

    /**
     * Runs what has not run yet. Several nodes may do so at once; one of them works, the others wait.
     *
     * @throws CannotStart when the database does not answer, is of another make or refuses a change
     */
    public static void apply(DataSource database) {
        apply(database, Migrations.class.getClassLoader());
    }

    /** @param loader that sees the files */
    static void apply(DataSource database, ClassLoader loader) {
        DatabaseKind kind = kind(database);
        Flyway flyway = Flyway.configure(loader)
                .dataSource(database)
                .resourceProvider(new MigrationFiles(loader, List.of(ROOT + "common/", ROOT + kind.folder() + "/")))
                .javaMigrationClassProvider(List::of)
                .placeholders(kind.placeholders())
                .load();
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw new CannotStart(
                    "The tables of the database cannot be brought up to date. Nothing was lost; was an older Storelink"
                            + " started on the data of a newer one? The database says: " + e.getMessage(),
                    e);
        }
    }

    private static DatabaseKind kind(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return DatabaseKind.of(connection);
        } catch (SQLException e) {
            throw new CannotStart(
                    "The database does not answer. Is STORELINK_DATABASE_URL right, and is the server behind it"
                            + " running? It says: "
                            + e.getMessage(),
                    e);
        }
    }
}
