package org.storelink.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/** DuckDB by itself, with the memory and threads that the product gives it. */
final class PlainDuckDb implements AutoCloseable {

    private final Connection connection;

    PlainDuckDb(Path file) throws Exception {
        Files.deleteIfExists(file);
        Files.deleteIfExists(Path.of(file + ".wal"));
        Files.createDirectories(file.getParent());
        Properties properties = new Properties();
        properties.setProperty("memory_limit", "512MB");
        properties.setProperty("threads", "2");
        connection = new DuckDBDriver().connect("jdbc:duckdb:" + file, properties);
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Reads every value of the answer. */
    long read(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            int columns = found.getMetaData().getColumnCount();
            long rows = 0;
            while (found.next()) {
                for (int column = 1; column <= columns; column++) {
                    found.getObject(column);
                }
                rows++;
            }
            return rows;
        }
    }

    /** One statement over all files: its CSV reader at its best, into typed columns. */
    void loadSalesFiles(String files) throws SQLException {
        execute("DROP TABLE IF EXISTS line");
        execute(
                """
                CREATE TABLE line AS
                SELECT strptime("Begin Date", '%%m/%%d/%%Y')::DATE AS date, "Apple Identifier" AS product, SKU, Title, Developer,
                       "Parent Identifier" AS parent, "Product Type Identifier" AS type, "Promo Code" AS promo, "Country Code" AS country,
                       Device AS device, Units AS units, Units * "Developer Proceeds" AS proceeds,
                       "Currency of Proceeds" AS proceeds_currency, Units * abs("Customer Price") AS sales,
                       "Customer Currency" AS sales_currency
                FROM read_csv('%s', delim = '\t', quote = '', escape = '', header = true, auto_detect = false, columns = {
                    'Provider': 'VARCHAR', 'Provider Country': 'VARCHAR', 'SKU': 'VARCHAR', 'Developer': 'VARCHAR', 'Title': 'VARCHAR',
                    'Version': 'VARCHAR', 'Product Type Identifier': 'VARCHAR', 'Units': 'BIGINT', 'Developer Proceeds': 'DECIMAL(18,6)',
                    'Begin Date': 'VARCHAR', 'End Date': 'VARCHAR', 'Customer Currency': 'VARCHAR', 'Country Code': 'VARCHAR',
                    'Currency of Proceeds': 'VARCHAR', 'Apple Identifier': 'BIGINT', 'Customer Price': 'DECIMAL(18,6)',
                    'Promo Code': 'VARCHAR', 'Parent Identifier': 'VARCHAR', 'Subscription': 'VARCHAR', 'Period': 'VARCHAR',
                    'Category': 'VARCHAR', 'CMB': 'VARCHAR', 'Device': 'VARCHAR', 'Supported Platforms': 'VARCHAR',
                    'Proceeds Reason': 'VARCHAR', 'Preserved Pricing': 'VARCHAR', 'Client': 'VARCHAR', 'Order Type': 'VARCHAR'})
                """
                        .formatted(files));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
