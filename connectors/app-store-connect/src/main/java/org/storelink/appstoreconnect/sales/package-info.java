/** Files of Sales and Trends, Summary Sales above all: which there are, and what stands in them. Knows bytes and periods, no network. */
@NullMarked
package org.storelink.appstoreconnect.sales;

import org.jspecify.annotations.NullMarked;
