package org.storelink.vault;

/**
 * Sealed bytes that do not open: changed, cut short, moved from another place, or sealed with a key that was destroyed. Says where,
 * never what.
 */
public class SecretUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SecretUnreadable(SecretAddress address) {
        super("The secret at " + address + " does not open: it was changed, was moved here from another place, or its"
                + " key was destroyed.");
    }
}
