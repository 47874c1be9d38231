/** Products as programs ask for them. */
@NullMarked
package org.storelink.catalog.rest;

import org.jspecify.annotations.NullMarked;
