/** Who may sign in to the practice store, what happens to them, and the codes that are sent to them. */
@NullMarked
package org.storelink.appstoresimulator.people;

import org.jspecify.annotations.NullMarked;
