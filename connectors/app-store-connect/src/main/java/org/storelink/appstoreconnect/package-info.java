/**
 * App Store Connect. {@link org.storelink.appstoreconnect.AppStoreConnect} is the way in. Each way of linking has a package of its
 * own: {@code apikey}, {@code apppassword} and {@code account}, which share {@code linking}. What they stand on, from the bottom up: {@code wire} (what requests and answers are
 * made of), {@code sales} and {@code finance} (files of sales and financial
 * reports), {@code reporter} (Apple's Reporter service, which brings sales), {@code web} (requests
 * with cookies), {@code signin} (password and code) and {@code session} (the signed-in site).
 */
@NullMarked
package org.storelink.appstoreconnect;

import org.jspecify.annotations.NullMarked;
