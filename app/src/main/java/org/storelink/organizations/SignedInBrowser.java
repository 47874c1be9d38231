package org.storelink.organizations;

import java.time.Instant;

/**
 * Where a member is signed in.
 *
 * @param browser as it calls itself
 * @param lastSeenAt to the minute
 * @param current whether it is the one that asks
 */
public record SignedInBrowser(
        long id, String browser, String address, Instant begunAt, Instant lastSeenAt, boolean current) {}
