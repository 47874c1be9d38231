/**
 * App Store Connect. {@link org.storelink.appstoreconnect.AppStoreConnect} is the way in; each way of linking has a package of
 * its own ({@code apppassword}), and so has each thing they share: {@code reporter} (Apple's Reporter service), {@code sales}
 * (the files it brings) and {@code wire} (what requests and answers are made of).
 */
@NullMarked
package org.storelink.appstoreconnect;

import org.jspecify.annotations.NullMarked;
