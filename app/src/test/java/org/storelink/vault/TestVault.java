package org.storelink.vault;

import jakarta.enterprise.event.Startup;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.storelink.audit.AuditTrail;
import org.storelink.audit.TestAuditTrail;
import org.storelink.platform.testing.TestDatabase;

/** A vault on a test's database, opened as at a start of the server. Keeps the addresses of secrets that did not open. */
public final class TestVault {

    private final MasterKey masterKey;
    private final List<SecretAddress> refused = new ArrayList<>();
    private final Vault vault;

    private TestVault(TestDatabase database, Clock clock, Path keyFile) {
        AuditTrail audit = TestAuditTrail.on(database, clock);
        this.masterKey = new MasterKey(database.entityManager(), clock, new MasterKeyFile(keyFile));
        this.vault = new Vault(
                masterKey, new DataKeys(database.entityManager(), clock, masterKey), audit, new RefusedSecrets() {
                    @Override
                    void report(SecretAddress address) {
                        refused.add(address);
                    }
                });
        database.inTransaction(() -> masterKey.open(new Startup()));
    }

    /** @param keyFile need not be there at a first start */
    public static TestVault open(TestDatabase database, Clock clock, Path keyFile) {
        return new TestVault(database, clock, keyFile);
    }

    /** Its methods are to be called in {@link TestDatabase#inTransaction}. */
    public Vault vault() {
        return vault;
    }

    public List<SecretAddress> refused() {
        return List.copyOf(refused);
    }
}
