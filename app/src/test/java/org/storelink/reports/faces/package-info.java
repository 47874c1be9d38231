/** Tests of report pages. */
@NullMarked
package org.storelink.reports.faces;

import org.jspecify.annotations.NullMarked;
