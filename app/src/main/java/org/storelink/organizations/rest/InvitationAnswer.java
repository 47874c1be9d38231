package org.storelink.organizations.rest;

import java.time.Instant;
import org.storelink.organizations.Invitation;
import org.storelink.organizations.IssuedInvitation;
import org.storelink.platform.Role;

/**
 * An invitation at the moment it is made.
 *
 * @param link to be passed on by the inviter; shown this once
 */
public record InvitationAnswer(
        long id, String email, Role role, String invitedBy, Instant invitedAt, Instant expiresAt, String link) {

    static InvitationAnswer of(IssuedInvitation issued, String origin) {
        Invitation invitation = issued.invitation();
        return new InvitationAnswer(
                invitation.id(),
                invitation.email(),
                invitation.role(),
                invitation.invitedBy(),
                invitation.invitedAt(),
                invitation.expiresAt(),
                origin + issued.path());
    }

    @Override
    public String toString() {
        return "InvitationAnswer[id=" + id + "]";
    }
}
