package org.storelink.organizations;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.storelink.platform.testing.TestDatabase;

/** What lies in a table, as somebody with a copy of the database would read it. */
final class Rows {

    private Rows() {}

    static String of(TestDatabase database, String table) throws Exception {
        StringBuilder text = new StringBuilder();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    text.append(rows.getString(column)).append('\t');
                }
                text.append('\n');
            }
        }
        return text.toString();
    }
}
