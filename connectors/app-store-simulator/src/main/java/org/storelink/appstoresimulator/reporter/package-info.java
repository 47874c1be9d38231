/** Reporter's protocol: the form field {@code jsonRequest} in, text, XML or a gzip file out. */
@NullMarked
package org.storelink.appstoresimulator.reporter;

import org.jspecify.annotations.NullMarked;
