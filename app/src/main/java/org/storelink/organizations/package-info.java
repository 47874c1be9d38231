/** Organizations and their people: members and roles, invitations, passwords, console sessions, access tokens, the request allowance. */
@NullMarked
package org.storelink.organizations;

import org.jspecify.annotations.NullMarked;
