/** The frame around every page: who is signed in, colours, where we are, and the answers to what goes wrong. */
@NullMarked
package org.storelink.platform.faces;

import org.jspecify.annotations.NullMarked;
