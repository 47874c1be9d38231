package org.storelink.reports;

import jakarta.enterprise.context.ApplicationScoped;

/** The read models of this node, one per organization, opened when first asked for and closed when nobody has for a while. */
@ApplicationScoped
public class ReadModels {

    public ReadModel of(long organizationId) {
        throw new UnsupportedOperationException();
    }
}
