/** Linked accounts of the connector that ships, against the practice store. */
@NullMarked
package org.storelink.accounts;

import org.jspecify.annotations.NullMarked;
