package org.storelink.audit;

import java.time.Instant;

/**
 * One thing that was done.
 *
 * @param id number of the entry in its organization's chain, from 1 without gaps
 * @param memberId 0 when Storelink itself acted
 * @param action dotted, past tense, for example {@code member.invited}
 * @param subject what it was done to, by its id, for example {@code member 12}
 * @param detail for people; ids and old and new values, never a secret
 */
public record AuditEntry(
        long id, Instant at, long memberId, String memberName, String action, String subject, String detail) {}
