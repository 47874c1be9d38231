package org.storelink.appstoreconnect.account;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.storelink.appstoreconnect.analytics.UsageDownloads;
import org.storelink.appstoreconnect.finance.FinanceDownloads;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Gone;
import org.storelink.connector.ConnectorFailure.PermissionMissing;
import org.storelink.connector.ConnectorFailure.Throttled;
import org.storelink.connector.ConnectorFailure.Unavailable;

/** What of the site an account may read, tried rather than guessed from its roles. */
record SiteRights(UsageDownloads usage, FinanceDownloads finance) {

    private interface Probe {

        void send() throws ConnectorException, InterruptedException;
    }

    /**
     * @param vendor one of the account's; without one nothing is settled that might be read
     * @param roles asked for after each trial, which may be what tells them
     */
    List<Check> checks(Optional<String> vendor, Supplier<Roles> roles) throws ConnectorException, InterruptedException {
        Check usable = tried(Right.USAGE, usage::probe, roles);
        Check settled = vendor.isPresent()
                ? tried(Right.FINANCE, () -> finance.probe(vendor.get()), roles)
                : roles.get().missing(Right.FINANCE);
        return List.of(usable, settled);
    }

    /** A page that is out of order takes no right away: it is asked for each night and says for itself what is the matter. */
    private static Check tried(Right right, Probe probe, Supplier<Roles> roles)
            throws ConnectorException, InterruptedException {
        try {
            probe.send();
            return roles.get().granted(right);
        } catch (ConnectorException e) {
            return switch (e.failure()) {
                case PermissionMissing _ -> roles.get().missing(right);
                case Gone _, Throttled _, Unavailable _ ->
                    roles.get().granted(right, e.failure().message());
                default -> throw e;
            };
        }
    }
}
