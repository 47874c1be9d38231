package org.storelink.appstoreconnect.signin;

/**
 * What somebody signs in with.
 *
 * @param appleId trimmed: the same string goes into the request and the proof
 */
public record Login(String appleId, String password) {

    @Override
    public String toString() {
        return "Login";
    }
}
