package org.storelink.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The row that whoever wants to sign in to an account of a store must hold, so that one asks after the other, over all nodes. */
@Entity
@Table(name = "sign_in_subject")
class SignInSubject {

    @Id
    @Column(name = "subject")
    private String subject;

    @Column(name = "counted")
    private int counted;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected SignInSubject() {}

    SignInSubject(String subject) {
        this.subject = subject;
    }

    /** Changes the row, so that the database lets nobody else have counted from the same state. */
    void count() {
        counted++;
    }
}
