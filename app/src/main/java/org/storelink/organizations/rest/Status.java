package org.storelink.organizations.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storelink.organizations.Allowance;
import org.storelink.organizations.Member;

/**
 * That the API answers, to whom, and how much of today's requests is used.
 *
 * @param status {@code "200"}, as text
 */
@Schema(description = "That the API answers, to whom, and how much of today's allowance is used.")
public record Status(String status, String message, String see, String version, Caller user, Usage usage) {

    /** The member who asks. */
    public record Caller(
            long id, String name, String email, @Nullable String avatarUrl) {}

    /** Requests of the organization today (UTC). */
    public record Usage(long dailyUsed, long dailyLimit, long dailyRemaining) {}

    static Status of(Member member, Allowance today) {
        return new Status(
                "200",
                "OK",
                "/openapi",
                "2.0",
                new Caller(member.id(), member.name(), member.email(), null),
                new Usage(today.used(), today.limit(), today.remaining()));
    }
}
