package org.storelink.organizations;

/**
 * An invitation at the moment it is made.
 *
 * @param key what the link carries; shown to the inviter this once and kept only as a hash
 */
public record IssuedInvitation(Invitation invitation, String key) {

    /** Path of the page that takes the key. */
    public String path() {
        return "/invitation?key=" + key;
    }

    @Override
    public String toString() {
        return "IssuedInvitation[" + invitation + "]";
    }
}
