/** Linked accounts and link attempts over HTTP. */
@NullMarked
package org.storelink.accounts.rest;

import org.jspecify.annotations.NullMarked;
