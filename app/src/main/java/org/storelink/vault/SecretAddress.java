package org.storelink.vault;

/**
 * The one place where a secret may lie. What was sealed for one address opens at no other, so a row copied over another one, or
 * into another organization, stays shut.
 *
 * @param row the id of the row, as text
 */
public record SecretAddress(long organizationId, String table, String row, String field) {

    private static final String SEPARATOR = "|";

    public SecretAddress {
        if ((table + row + field).contains(SEPARATOR)) {
            throw new IllegalArgumentException(
                    "An address has no " + SEPARATOR + " in its parts: " + table + ", " + row + ", " + field);
        }
    }

    @Override
    public String toString() {
        return String.join(SEPARATOR, Long.toString(organizationId), table, row, field);
    }
}
