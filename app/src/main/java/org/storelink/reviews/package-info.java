/**
 * What customers wrote and what the team replies. Collected while ingestion has a session with the account open; a reply is kept before it is
 * sent, and what became of it is found out at the store before it is sent again.
 */
@NullMarked
package org.storelink.reviews;

import org.jspecify.annotations.NullMarked;
