package org.storelink.ingestion;

/**
 * What facts were derived from, and how many they are. Equal hash and plugin version give equal facts.
 *
 * @param contentHash of the file, or over the hashes of several parts
 * @param pluginVersion of the connector whose parser read them
 */
record Derivation(String contentHash, String pluginVersion, long facts) {}
