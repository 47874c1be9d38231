/** What all resources under {@code /v2} share: JSON, problems as answers, strictness about parameters, leniency about slashes. */
@NullMarked
package org.storelink.platform.rest;

import org.jspecify.annotations.NullMarked;
