/** Financial reports and payments by fiscal month, as the site's Payments and Financial Reports shows them in a browser. */
@NullMarked
package org.storelink.appstoreconnect.finance;

import org.jspecify.annotations.NullMarked;
