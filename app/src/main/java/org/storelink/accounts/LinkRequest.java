package org.storelink.accounts;

import java.util.Map;

/**
 * The form of the first step of linking.
 *
 * @param nickname what the team calls the account; when blank, the identity's name is taken
 * @param values by the names of the mode's fields; write-only, never shown
 */
public record LinkRequest(
        String nickname, String connector, String mode, Map<String, String> values, boolean autoImport, Saving saving) {

    public LinkRequest {
        values = Map.copyOf(values);
    }

    @Override
    public String toString() {
        return "LinkRequest[" + connector + ", " + mode + "]";
    }
}
