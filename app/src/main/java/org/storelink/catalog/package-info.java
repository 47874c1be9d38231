/** Products: apps, in-app purchases, bundles and whose child each is, as reports named them. Their ids are given once and kept for ever. */
@NullMarked
package org.storelink.catalog;

import org.jspecify.annotations.NullMarked;
