/** The read model of facts and the reports asked of it. The only package that knows DuckDB. */
@NullMarked
package org.storelink.reports;

import org.jspecify.annotations.NullMarked;
