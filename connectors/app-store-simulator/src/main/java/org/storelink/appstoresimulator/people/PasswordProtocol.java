package org.storelink.appstoresimulator.people;

import java.util.Locale;

/** The two ways in which a password is prepared before it is proved. */
public enum PasswordProtocol {
    S2K,
    S2K_FO;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
