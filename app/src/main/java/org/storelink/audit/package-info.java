/** Who did what, when: an append-only trail per organization whose entries are chained by hashes, so that a change shows. */
@NullMarked
package org.storelink.audit;

import org.jspecify.annotations.NullMarked;
