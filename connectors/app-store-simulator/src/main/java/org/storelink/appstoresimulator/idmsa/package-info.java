/** The sign-in host: service key, password proof by SRP, hashcash, second factor. The protocol is that of spaceship, read in the open. */
@NullMarked
package org.storelink.appstoresimulator.idmsa;

import org.jspecify.annotations.NullMarked;
