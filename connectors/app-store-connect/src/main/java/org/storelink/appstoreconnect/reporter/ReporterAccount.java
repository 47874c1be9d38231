package org.storelink.appstoreconnect.reporter;

/** An App Store Connect account that an Apple Account may read: a company, with the number Apple knows it by. */
public record ReporterAccount(String number, String name) {}
