package org.storelink.ingestion;

/** What became of an archived file. */
public enum FileState {
    /** Its figures are in the ledger, as the version that counts or one before it. */
    READ,
    /** It is not read yet, or could not be; a later version of the connector may read it. */
    UNREAD,
    /** Another file came before it was read; nothing uses it. */
    GIVEN_UP
}
