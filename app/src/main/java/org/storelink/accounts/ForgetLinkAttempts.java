package org.storelink.accounts;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;

/** Destroys the secrets of link attempts that nobody finished, and forgets sign-ins that no longer count. Every node does so; the second finds nothing left. */
@Singleton
public class ForgetLinkAttempts {

    private static final Logger LOG = System.getLogger(ForgetLinkAttempts.class.getName());

    @Inject
    private Conversations conversations;

    @Inject
    private Clock clock;

    @Inject
    private SignIns signIns;

    @Schedule(hour = "*", minute = "*", second = "37", persistent = false)
    void clean() {
        int expired = conversations.clean(clock.instant());
        signIns.forgetOld();
        if (expired > 0) {
            LOG.log(Level.INFO, "{0} link attempts expired; their secrets are destroyed", expired);
        }
    }
}
