package org.storelink.connector;

/**
 * An app of a linked account.
 *
 * @param storeId the store's own identifier, the same as in {@link Product}; at most 255 characters
 * @param name as the store shows it, whatever characters it holds; may be empty
 */
public record StoreApp(String storeId, String name) {

    private static final int LONGEST_ID = 255;

    public StoreApp {
        if (storeId.isBlank() || storeId.length() > LONGEST_ID || storeId.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("an app has an id of 1 to " + LONGEST_ID + " characters");
        }
    }
}
