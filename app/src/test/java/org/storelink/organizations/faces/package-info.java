/** Tests of the pages on which people manage themselves. */
@NullMarked
package org.storelink.organizations.faces;

import org.jspecify.annotations.NullMarked;
