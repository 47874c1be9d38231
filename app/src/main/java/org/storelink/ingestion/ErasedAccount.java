package org.storelink.ingestion;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** Says to every read model that the facts an account had before a sequence are to go. All that stays of erased data here. */
@Entity
@Table(name = "erased_account")
class ErasedAccount {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "erased_account_seq")
    @SequenceGenerator(name = "erased_account_seq", sequenceName = "erased_account_seq", allocationSize = 1)
    private long id;

    @Column(name = "account_id")
    private long accountId;

    @Column(name = "organization_id")
    private long organizationId;

    @Column(name = "ledger_sequence")
    private long sequence;

    @Column(name = "erased_at")
    private Instant erasedAt;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected ErasedAccount() {}

    ErasedAccount(long organizationId, long accountId, long sequence, Instant now) {
        this.organizationId = organizationId;
        this.accountId = accountId;
        this.sequence = sequence;
        this.erasedAt = now;
    }

    LedgerChanges.Change change() {
        return new LedgerChanges.Change.AccountErased(sequence, accountId);
    }
}
