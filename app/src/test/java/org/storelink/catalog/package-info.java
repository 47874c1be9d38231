@NullMarked
package org.storelink.catalog;

import org.jspecify.annotations.NullMarked;
