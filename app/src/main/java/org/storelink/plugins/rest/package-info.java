/** Installed connectors over HTTP. */
@NullMarked
package org.storelink.plugins.rest;

import org.jspecify.annotations.NullMarked;
