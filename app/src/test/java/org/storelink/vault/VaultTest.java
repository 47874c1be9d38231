package org.storelink.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.audit.AuditTrail;
import org.storelink.audit.TestAuditTrail;
import org.storelink.platform.Actor;
import org.storelink.platform.Paging;
import org.storelink.platform.testing.DatabaseTest;
import org.storelink.platform.testing.MutableClock;
import org.storelink.platform.testing.TestDatabase;

@DatabaseTest
class VaultTest {

    private static final String CANARY = "canary-k7Qw-vLx2-93Tf-zzHd";
    private static final SecretAddress ADDRESS = new SecretAddress(1, "account", "12", "credential");

    @AutoClose
    final TestDatabase database = TestDatabase.open();

    private final MutableClock clock = MutableClock.at("2026-11-22T08:00:00Z");

    @TempDir
    Path folder;

    private Path keyFile;
    private TestVault start;

    @BeforeEach
    void firstStart() {
        keyFile = folder.resolve("keys").resolve("master.key");
        start = TestVault.open(database, clock, keyFile);
    }

    @Test
    void opensWhatItSealed() {
        byte[] sealed = seal(ADDRESS);

        assertThat(open(ADDRESS, sealed)).isEqualTo(CANARY);
    }

    @Test
    void opensAfterARestartWithTheSameKey() {
        byte[] sealed = seal(ADDRESS);

        start = TestVault.open(database, clock, keyFile);

        assertThat(open(ADDRESS, sealed)).isEqualTo(CANARY);
    }

    @Test
    void fingerprintsTellEqualSecretsAlsoAfterARestartAndOnlyToTheMasterKey() {
        String print = start.vault().fingerprint(CANARY.getBytes(UTF_8));

        String again = TestVault.open(database, clock, keyFile).vault().fingerprint(CANARY.getBytes(UTF_8));
        String other = start.vault().fingerprint((CANARY + "x").getBytes(UTF_8));
        try (TestDatabase elsewhere = TestDatabase.open()) {
            String foreign = TestVault.open(elsewhere, clock, folder.resolve("foreign.key"))
                    .vault()
                    .fingerprint(CANARY.getBytes(UTF_8));

            assertThat(print).hasSize(64).isEqualTo(again).isNotEqualTo(other).isNotEqualTo(foreign);
        }
    }

    @Test
    void sealsTheSameSecretDifferentlyEachTime() {
        assertThat(seal(ADDRESS)).isNotEqualTo(seal(ADDRESS));
    }

    @Test
    void keepsTheSecretOutOfTheSealedBytes() {
        assertThat(new String(seal(ADDRESS), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(CANARY);
    }

    @Test
    void refusesASecretMovedToAnotherRow() {
        byte[] sealed = seal(ADDRESS);
        SecretAddress otherRow = new SecretAddress(1, "account", "13", "credential");

        assertThatThrownBy(() -> open(otherRow, sealed)).isInstanceOf(SecretUnreadable.class);
        assertThat(start.refused()).containsExactly(otherRow);
    }

    @Test
    void refusesASecretMovedToAnotherFieldOrTable() {
        byte[] sealed = seal(ADDRESS);

        assertThatThrownBy(() -> open(new SecretAddress(1, "account", "12", "material"), sealed))
                .isInstanceOf(SecretUnreadable.class);
        assertThatThrownBy(() -> open(new SecretAddress(1, "link", "12", "credential"), sealed))
                .isInstanceOf(SecretUnreadable.class);
    }

    @Test
    void refusesASecretMovedToAnotherOrganization() {
        SecretAddress elsewhere = new SecretAddress(2, "account", "12", "credential");
        byte[] sealed = seal(ADDRESS);
        seal(elsewhere);

        assertThatThrownBy(() -> open(elsewhere, sealed)).isInstanceOf(SecretUnreadable.class);
    }

    @Test
    void refusesTheKeysetOfAnotherOrganization() {
        byte[] sealed = seal(ADDRESS);
        seal(new SecretAddress(2, "account", "1", "credential"));
        execute("UPDATE vault_keyset SET wrapped = (SELECT k.wrapped FROM vault_keyset k WHERE k.organization_id = 2)"
                + " WHERE organization_id = 1");

        assertThatThrownBy(() -> open(ADDRESS, sealed)).isInstanceOf(SecretUnreadable.class);
    }

    @Test
    void refusesASecretWithAnyBitChanged() {
        byte[] sealed = seal(ADDRESS);

        for (int position = 0; position < sealed.length; position++) {
            byte[] changed = sealed.clone();
            changed[position] ^= 1;
            assertThatThrownBy(() -> open(ADDRESS, changed))
                    .as("bit changed in byte " + position)
                    .isInstanceOf(SecretUnreadable.class);
        }
    }

    @Test
    void opensNothingAfterTheKeysWereDestroyed() {
        byte[] sealed = seal(ADDRESS);

        database.inTransaction(() -> start.vault().destroyKeys(1));

        assertThatThrownBy(() -> open(ADDRESS, sealed)).isInstanceOf(SecretUnreadable.class);
    }

    @Test
    void recordsEachOpening() {
        open(ADDRESS, seal(ADDRESS));

        AuditTrail trail = TestAuditTrail.on(database, clock);
        assertThat(trail.list(Actor.system(1), Paging.of(1, 10)).results())
                .singleElement()
                .satisfies(entry -> assertThat(entry.action()).isEqualTo("secret.opened"))
                .satisfies(entry -> assertThat(entry.subject()).isEqualTo("1|account|12|credential"));
    }

    @Test
    void opensNothingThatCannotBeRecorded() {
        byte[] sealed = seal(ADDRESS);
        open(ADDRESS, sealed);
        execute("DROP TABLE audit_entry");

        assertThatThrownBy(() -> open(ADDRESS, sealed)).isNotInstanceOf(SecretUnreadable.class);
    }

    @Test
    void tellsNothingOfASecretInItsErrors() {
        byte[] sealed = seal(ADDRESS);
        sealed[sealed.length - 1] ^= 1;

        assertThatThrownBy(() -> open(ADDRESS, sealed)).satisfies(error -> {
            StringWriter text = new StringWriter();
            error.printStackTrace(new PrintWriter(text));
            assertThat(text.toString()).doesNotContain(CANARY).contains("1|account|12|credential");
        });
    }

    @Test
    void makesAKeyThatOnlyItsOwnerMayRead() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void refusesToStartWhenOthersMayReadTheKey() throws Exception {
        Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> TestVault.open(database, clock, keyFile))
                .isInstanceOf(VaultCannotOpen.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void refusesToStartWithoutTheKey() throws Exception {
        seal(ADDRESS);
        Files.delete(keyFile);

        assertThatThrownBy(() -> TestVault.open(database, clock, keyFile))
                .isInstanceOf(VaultCannotOpen.class)
                .hasMessageContaining("Put the copy of the master key back");
        assertThat(keyFile).doesNotExist();
    }

    @Test
    void refusesToStartWithAnotherKeyAndChangesNothing() throws Exception {
        byte[] sealed = seal(ADDRESS);
        Path kept = Files.copy(keyFile, folder.resolve("kept"));
        Path other = folder.resolve("other.key");
        new MasterKeyFile(other).make();
        Files.copy(other, keyFile, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> TestVault.open(database, clock, keyFile))
                .isInstanceOf(VaultCannotOpen.class)
                .hasMessageContaining("is not the one that sealed");

        Files.copy(kept, keyFile, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        start = TestVault.open(database, clock, keyFile);
        assertThat(open(ADDRESS, sealed)).isEqualTo(CANARY);
    }

    @Test
    void refusesAFileThatIsNoKeyAndQuotesNothingOfIt() throws Exception {
        Files.writeString(keyFile, "{\"primaryKeyId\": \"" + CANARY + "\"}");

        assertThatThrownBy(() -> TestVault.open(database, clock, keyFile))
                .isInstanceOf(VaultCannotOpen.class)
                .hasMessageNotContaining(CANARY)
                .hasNoCause();
    }

    @Test
    void refusesToMakeANewCheckOverSecrets() throws Exception {
        seal(ADDRESS);
        execute("DELETE FROM vault_check");

        assertThatThrownBy(() -> TestVault.open(database, clock, keyFile))
                .isInstanceOf(VaultCannotOpen.class)
                .hasMessageContaining("vault_check");
    }

    @Test
    void refusesAddressesThatCouldBeReadTwoWays() {
        assertThatThrownBy(() -> new SecretAddress(1, "account|12", "1", "credential"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private byte[] seal(SecretAddress address) {
        return database.inTransaction(() -> start.vault().seal(address, CANARY.getBytes(UTF_8)));
    }

    private String open(SecretAddress address, byte[] sealed) {
        return new String(database.inTransaction(() -> start.vault().open(address, sealed)), UTF_8);
    }

    private void execute(String sql) {
        database.inTransaction(
                () -> database.entityManager().createNativeQuery(sql).executeUpdate());
    }
}
