package org.storelink.appstoreconnect;

/** An App Store Connect account that an Apple Account may read: a company, with the number Apple knows it by. */
record ReporterAccount(String number, String name) {}
