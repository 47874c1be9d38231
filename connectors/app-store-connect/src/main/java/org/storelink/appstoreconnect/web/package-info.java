/** Requests as a browser sends them: cookies kept and given back, an answer with its status, nothing followed by itself. */
@NullMarked
package org.storelink.appstoreconnect.web;

import org.jspecify.annotations.NullMarked;
