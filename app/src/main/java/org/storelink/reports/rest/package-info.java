/** Reports as programs ask for them. */
@NullMarked
package org.storelink.reports.rest;

import org.jspecify.annotations.NullMarked;
