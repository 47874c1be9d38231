@NullMarked
package org.storelink.ingestion.rest;

import org.jspecify.annotations.NullMarked;
