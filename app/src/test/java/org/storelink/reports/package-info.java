@NullMarked
package org.storelink.reports;

import org.jspecify.annotations.NullMarked;
