package org.storelink.ingestion;

/**
 * A part as the archive keeps it.
 *
 * @param name the store's name for the file
 */
record ArchivedPart(String name, String sha256, long bytes) {}
