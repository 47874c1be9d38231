/** The trends pages, as far as they give a Reporter access token to whoever is signed in. */
@NullMarked
package org.storelink.appstoresimulator.trends;

import org.jspecify.annotations.NullMarked;
