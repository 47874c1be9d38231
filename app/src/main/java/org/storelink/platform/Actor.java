package org.storelink.platform;

/**
 * Who is acting: the source of the organization that a request may touch. Never made from anything a request says.
 *
 * @param memberId unique over all organizations
 * @param name for the audit trail and the console
 */
public record Actor(long memberId, long organizationId, Role role, String name) {

    /** Acts for an organization without a person: timers and start-up. */
    public static Actor system(long organizationId) {
        return new Actor(0, organizationId, Role.OWNER, "Storelink");
    }

    /** @throws ProblemException forbidden, when the role is lower */
    public void require(Role least) {
        if (!role.includes(least)) {
            throw new ProblemException(
                    Problem.FORBIDDEN, "This needs the role " + least.title() + "; yours is " + role.title() + ".");
        }
    }
}
