package org.storelink.notifications;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Every node looks for mail that is to be sent; what one has taken the others leave. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SendMail {

    @Inject
    private Sending sending;

    @Schedule(hour = "*", minute = "*", second = "4,19,34,49", persistent = false)
    void look() {
        sending.sendDue();
    }
}
