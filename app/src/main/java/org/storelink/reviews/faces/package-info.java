/** The inbox of reviews in the console. */
@NullMarked
package org.storelink.reviews.faces;

import org.jspecify.annotations.NullMarked;
