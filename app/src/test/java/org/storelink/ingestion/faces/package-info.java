/** Tests of what the account's page shows of collecting. */
@NullMarked
package org.storelink.ingestion.faces;

import org.jspecify.annotations.NullMarked;
