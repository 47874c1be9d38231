/** Tells people by mail what they must act on; nobody is told the same twice, and what could not be sent is tried again. */
@NullMarked
package org.storelink.notifications;

import org.jspecify.annotations.NullMarked;
