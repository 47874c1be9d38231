/** The pages of what connectors bring along: what is installed, and the guides. */
@NullMarked
package org.storelink.plugins.faces;

import org.jspecify.annotations.NullMarked;
