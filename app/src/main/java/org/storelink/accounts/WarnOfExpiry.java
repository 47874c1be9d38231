package org.storelink.accounts;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Every node looks for accounts that will need a person soon; what one has said the others do not say again. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WarnOfExpiry {

    @Inject
    private ExpiryWarnings warnings;

    @Schedule(hour = "*", minute = "*", second = "23", persistent = false)
    void look() {
        warnings.give();
    }
}
