/** The pages of reports: sales, revenue, and what the overview shows of the newest day. */
@NullMarked
package org.storelink.reports.faces;

import org.jspecify.annotations.NullMarked;
