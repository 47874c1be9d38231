package org.storelink.accounts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.storelink.accounts.Household.ADMIN;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.connector.Challenge;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.LinkStep;
import org.storelink.connector.SessionMaterial;
import org.storelink.platform.ProblemException;
import org.storelink.platform.testing.DatabaseTest;

/** Looks for secrets in the raw bytes of every column of every table. */
@DatabaseTest
class SecretsAtRestTest {

    private static final String HANDSHAKE = "handshake-canary-4Tz9";
    private static final String TOKEN = "token-canary-8Kq2";

    @TempDir
    static Path folder;

    @AutoClose
    private final Household house = new Household(folder);

    @Test
    void areInNoColumnWhileAPreviewWaits() throws Exception {
        LinkAttempt seen = house.linking.begin(ADMIN, house.request(Saving.AFTER_PREVIEW));

        List<byte[]> columns = columns();

        assertThat(seen.state()).isEqualTo(LinkState.PREVIEW);
        assertThat(find(columns, "ada@example.com"))
                .as("the search finds what is there")
                .isPositive();
        for (String secret : List.of(FakeStore.PASSWORD, "token-canary-1")) {
            assertThat(find(columns, secret)).as(secret).isZero();
        }
    }

    @Test
    void areInNoColumnInTheClear() throws Exception {
        house.store.onBegin = _ -> new LinkStep.Challenged(
                new Challenge.Consent("Go on?", "It goes on.", "Go on"), new HandshakeState(HANDSHAKE.getBytes(UTF_8)));
        house.linking.begin(ADMIN, house.request());
        LinkedAccount account = house.link("ada", "8001");
        house.store.onCheck = (_, material) -> {
            material.save(new SessionMaterial(TOKEN.getBytes(UTF_8), Optional.empty()));
            throw new ConnectorException(
                    new ConnectorFailure.RequestRejected("The store did not like " + FakeStore.PASSWORD));
        };
        try {
            house.checking.check(ADMIN, account.id());
        } catch (ProblemException refused) {
            assertThat(refused).hasMessageContaining("withheld");
        }

        List<byte[]> columns = columns();

        assertThat(columns).as("values looked at").hasSizeGreaterThan(50);
        assertThat(find(columns, "ada@example.com"))
                .as("the search finds what is there")
                .isPositive();
        for (String secret : List.of(FakeStore.PASSWORD, "token-canary-1", TOKEN, HANDSHAKE)) {
            assertThat(find(columns, secret)).as(secret).isZero();
        }
    }

    private static long find(List<byte[]> columns, String secret) {
        byte[] utf8 = secret.getBytes(UTF_8);
        List<String> forms = Stream.of(
                        utf8,
                        secret.getBytes(UTF_16BE),
                        secret.getBytes(UTF_16LE),
                        HexFormat.of().formatHex(utf8).getBytes(UTF_8),
                        Base64.getEncoder().withoutPadding().encode(utf8))
                .map(bytes -> new String(bytes, ISO_8859_1))
                .toList();
        return columns.stream()
                .map(bytes -> new String(bytes, ISO_8859_1))
                .filter(text -> forms.stream().anyMatch(text::contains))
                .count();
    }

    private List<byte[]> columns() throws SQLException {
        List<byte[]> values = new ArrayList<>();
        try (Connection connection = house.database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(connection.getMetaData())) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                    ResultSetMetaData columns = rows.getMetaData();
                    while (rows.next()) {
                        for (int column = 1; column <= columns.getColumnCount(); column++) {
                            Optional.ofNullable(bytes(rows, columns, column)).ifPresent(values::add);
                        }
                    }
                }
            }
        }
        return values;
    }

    private static byte @org.jspecify.annotations.Nullable [] bytes(
            ResultSet rows, ResultSetMetaData columns, int column) throws SQLException {
        return switch (columns.getColumnType(column)) {
            case java.sql.Types.BLOB, java.sql.Types.BINARY, java.sql.Types.VARBINARY, java.sql.Types.LONGVARBINARY ->
                rows.getBytes(column);
            default -> {
                String text = rows.getString(column);
                yield text == null ? null : text.getBytes(UTF_8);
            }
        };
    }

    private static List<String> tables(DatabaseMetaData metaData) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found = metaData.getTables(null, null, "%", new String[] {"TABLE"})) {
            while (found.next()) {
                tables.add(found.getString("TABLE_SCHEM") + ".\"" + found.getString("TABLE_NAME") + "\"");
            }
        }
        return tables;
    }
}
