/** The ledger and the archive over HTTP. */
@NullMarked
package org.storelink.ingestion.rest;

import org.jspecify.annotations.NullMarked;
