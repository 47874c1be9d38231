package org.storelink.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.UUID;
import org.storelink.connector.Vendor;

/** A publisher inside a linked account. Its id outlives unlinking, because the ledger names it. */
@Entity
@Table(name = "linked_vendor")
class AccountVendor {

    private static final int LONGEST_NAME = 400;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "linked_vendor_seq")
    @SequenceGenerator(name = "linked_vendor_seq", sequenceName = "linked_vendor_seq", allocationSize = 1)
    private long id;

    @Column(name = "organization_id")
    private long organizationId;

    @ManyToOne
    @JoinColumn(name = "account_id", referencedColumnName = "id")
    private Account account;

    @Column(name = "connector")
    private String connector;

    @Column(name = "code")
    private String code;

    @Column(name = "name")
    private String name;

    /** The code while the vendor is collected through this account; otherwise something that no other row has, never nothing. */
    @Column(name = "collected_as")
    private String collectedAs;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected AccountVendor() {}

    AccountVendor(Account account, long organizationId, String connector, Vendor vendor) {
        this.account = account;
        this.organizationId = organizationId;
        this.connector = connector;
        this.code = vendor.code();
        this.name = Clip.to(LONGEST_NAME, vendor.name());
        this.collectedAs = vendor.code();
    }

    String code() {
        return code;
    }

    boolean isChosen() {
        return collectedAs.equals(code);
    }

    void choose(boolean chosen) {
        if (chosen != isChosen()) {
            collectedAs = chosen ? code : "-" + UUID.randomUUID();
        }
    }

    void rename(String newName) {
        name = Clip.to(LONGEST_NAME, newName);
    }

    LinkedVendor toLinkedVendor() {
        return new LinkedVendor(id, code, name, isChosen());
    }
}
