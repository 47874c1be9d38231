/**
 * Collects what the stores report: plans which periods are due, fetches them, archives the files, keeps the ledger and brings the
 * read models up to it. Archive and ledger are the truth; every number can be derived again from them.
 */
@NullMarked
package org.storelink.ingestion;

import org.jspecify.annotations.NullMarked;
