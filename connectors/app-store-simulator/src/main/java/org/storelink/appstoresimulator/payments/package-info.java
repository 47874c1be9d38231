/** Vendor numbers, fiscal months, payments and financial reports. */
@NullMarked
package org.storelink.appstoresimulator.payments;

import org.jspecify.annotations.NullMarked;
