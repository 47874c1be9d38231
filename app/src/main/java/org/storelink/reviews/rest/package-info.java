/** Reviews and replies, as programs see them. */
@NullMarked
package org.storelink.reviews.rest;

import org.jspecify.annotations.NullMarked;
