/** The pages of linked accounts: the list, the wizard that links one, one account in detail. */
@NullMarked
package org.storelink.accounts.faces;

import org.jspecify.annotations.NullMarked;
