/** Reviews and replies by the site that browsers use: today's address, the older one to fall back on, and a switch for each. */
@NullMarked
package org.storelink.appstoreconnect.reviews;

import org.jspecify.annotations.NullMarked;
