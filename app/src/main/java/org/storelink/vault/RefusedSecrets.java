package org.storelink.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.storelink.audit.AuditTrail;
import org.storelink.platform.Actor;

/**
 * Records secrets that did not open. Apart from the caller's transaction, which is about to be rolled back, and on another thread,
 * because that transaction may hold the end of the trail.
 */
@ApplicationScoped
class RefusedSecrets {

    private static final System.Logger LOG = System.getLogger(RefusedSecrets.class.getName());

    private final Event<SecretAddress> refused;
    private final AuditTrail audit;

    @Inject
    RefusedSecrets(Event<SecretAddress> refused, AuditTrail audit) {
        this.refused = refused;
        this.audit = audit;
    }

    @SuppressWarnings("NullAway") // For the client proxy, which has no fields of its own.
    protected RefusedSecrets() {
        this.refused = null;
        this.audit = null;
    }

    void report(SecretAddress address) {
        LOG.log(System.Logger.Level.ERROR, "The secret at {0} does not open", address);
        refused.fireAsync(address);
    }

    @Transactional
    void record(@ObservesAsync SecretAddress address) {
        audit.record(
                Actor.system(address.organizationId()),
                "secret.refused",
                address.toString(),
                "It was changed, moved from another place, or its key was destroyed.");
    }
}
