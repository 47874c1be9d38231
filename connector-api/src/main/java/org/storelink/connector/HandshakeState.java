package org.storelink.connector;

/**
 * Where a conversation stands, in a form of the connector's own. Stored encrypted by the host between two steps.
 *
 * @param bytes at most 64 KiB
 */
public record HandshakeState(byte[] bytes) {

    @Override
    public String toString() {
        return "HandshakeState";
    }
}
