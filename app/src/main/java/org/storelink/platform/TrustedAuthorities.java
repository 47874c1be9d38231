package org.storelink.platform;

import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;

/**
 * Whom Storelink trusts when it connects to others by TLS: whom the JDK trusts ({@code cacerts}, or {@code javax.net.ssl.trustStore}). It
 * shows no certificate of its own. To be named wherever a connection goes out, because the server may replace the JVM's default by one
 * that trusts nothing but its own key store.
 */
public final class TrustedAuthorities {

    private TrustedAuthorities() {}

    /** Made anew at each call; whoever connects often keeps it. */
    public static SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no TLS", e);
        }
    }
}
