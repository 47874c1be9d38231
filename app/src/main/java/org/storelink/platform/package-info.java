/** What every component stands on: who acts, problems as answers, paging, time, the database's door. Knows no component. */
@NullMarked
package org.storelink.platform;

import org.jspecify.annotations.NullMarked;
