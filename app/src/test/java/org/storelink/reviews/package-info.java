/** Reviews and replies without a server: what is read of a store, what is kept, and what is sent to it. */
@NullMarked
package org.storelink.reviews;

import org.jspecify.annotations.NullMarked;
