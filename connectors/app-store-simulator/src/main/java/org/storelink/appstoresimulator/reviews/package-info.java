/** What customers write and what the publisher answers: the reviews, the store's two addresses for them, and their truth. */
@NullMarked
package org.storelink.appstoresimulator.reviews;

import org.jspecify.annotations.NullMarked;
