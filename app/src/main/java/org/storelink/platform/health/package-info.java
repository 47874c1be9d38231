/** What {@code /health} says of the platform: whether the database answers, whether threads wait for each other. */
@NullMarked
package org.storelink.platform.health;

import org.jspecify.annotations.NullMarked;
