/**
 * Secrets at rest: bytes go in, sealed bytes come out, and only for the same place they open again. Knows no stores. A data key per
 * organization is wrapped by a master key that lies in a file of its own, never in the database.
 */
@NullMarked
package org.storelink.vault;

import org.jspecify.annotations.NullMarked;
