/** Apple's Reporter service: commands, refusals, the token that opens it, and the files of sales it brings. */
@NullMarked
package org.storelink.appstoreconnect.reporter;

import org.jspecify.annotations.NullMarked;
