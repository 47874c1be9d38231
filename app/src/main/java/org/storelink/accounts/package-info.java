/**
 * Linked accounts: the conversation that links one, what it may give, what state it is in, the secrets that open it, and the
 * promise that a store never locks a customer out because of us.
 */
@NullMarked
package org.storelink.accounts;

import org.jspecify.annotations.NullMarked;
