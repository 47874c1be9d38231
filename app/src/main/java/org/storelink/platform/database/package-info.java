/** Brings the relational schema up to date before anything of the application uses it. */
@NullMarked
package org.storelink.platform.database;

import org.jspecify.annotations.NullMarked;
