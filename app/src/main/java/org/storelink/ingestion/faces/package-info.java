/** What the account's page shows of collecting: progress, the calendar of the ledger, the files of a period. */
@NullMarked
package org.storelink.ingestion.faces;

import org.jspecify.annotations.NullMarked;
