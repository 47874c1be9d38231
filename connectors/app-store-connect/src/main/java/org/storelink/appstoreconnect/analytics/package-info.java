/** Usage, as App Analytics shows it in a browser: no public contract, so every answer's shape is checked. */
@NullMarked
package org.storelink.appstoreconnect.analytics;

import org.jspecify.annotations.NullMarked;
