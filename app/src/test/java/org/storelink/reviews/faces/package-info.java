/** The inbox of the console, without a server. */
@NullMarked
package org.storelink.reviews.faces;

import org.jspecify.annotations.NullMarked;
