/** The pages about people: sign-in, set-up, invitation, members, tokens, one's own security. */
@NullMarked
package org.storelink.organizations.faces;

import org.jspecify.annotations.NullMarked;
