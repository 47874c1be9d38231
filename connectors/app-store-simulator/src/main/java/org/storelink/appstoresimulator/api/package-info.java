/**
 * The App Store Connect API: keys and what they may do, the check of each request's token, sales and financial reports, apps and
 * users. {@link org.storelink.appstoresimulator.api.Api} is the host.
 */
@NullMarked
package org.storelink.appstoresimulator.api;

import org.jspecify.annotations.NullMarked;
