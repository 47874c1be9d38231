/** The audit trail for programs. */
@NullMarked
package org.storelink.audit.rest;

import org.jspecify.annotations.NullMarked;
