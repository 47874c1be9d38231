/** What the practice store sells and to whom: invented vendors, products and territories, and each day's sales out of a seed. */
@NullMarked
package org.storelink.appstoresimulator.market;

import org.jspecify.annotations.NullMarked;
