package org.storelink.appstoresimulator.people;

/** What a person may do in App Store Connect, by the names that its interface uses. */
public enum Role {
    ACCOUNT_HOLDER,
    ADMIN,
    FINANCE,
    SALES,
    MARKETING,
    APP_MANAGER,
    DEVELOPER,
    ACCESS_TO_REPORTS,
    CUSTOMER_SUPPORT
}
