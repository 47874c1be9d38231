package org.storelink.platform;

import java.util.Locale;

/** What a member may do. Each role may do all that the ones after it may. */
public enum Role {
    /** Also manages owners, connectors, keys and the audit trail. */
    OWNER,
    /** Links and manages accounts, invites members. */
    ADMIN,
    /** Reads what it may see. */
    VIEWER;

    /** Names for {@code @RolesAllowed}, equal to the constants' own. */
    public static final class Name {
        public static final String OWNER = "OWNER";
        public static final String ADMIN = "ADMIN";
        public static final String VIEWER = "VIEWER";

        private Name() {}
    }

    /** For people: Owner, Admin, Viewer. */
    public String title() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    public boolean includes(Role other) {
        return compareTo(other) <= 0;
    }
}
