@NullMarked
package org.storelink.notifications;

import org.jspecify.annotations.NullMarked;
