/** The page of products. */
@NullMarked
package org.storelink.catalog.faces;

import org.jspecify.annotations.NullMarked;
