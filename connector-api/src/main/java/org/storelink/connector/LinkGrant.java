package org.storelink.connector;

import java.util.List;
import java.util.Optional;

/**
 * What linking came to.
 *
 * @param identity who the account is at the store
 * @param vendors the vendors chosen, for each of which the store has answered; of many, for a few, and then the checks say so
 * @param checks what the store granted, one for each capability of the mode; their details are shown as what was proved by linking
 * @param material what the first session should find
 * @param cautions what the person should think about before saving, a sentence or two each: for example that the account may do
 *     more than is needed here, and how to use one that may not
 * @param publisher the store's code for whom reports of {@link Scope#ACCOUNT the whole account} are about, the same in all accounts that may
 *     see it: what two of them tell of one publisher is counted once. Empty when each account has reports of its own
 * @param cautionGuide id of the connector's guide to an account that needs no caution, shown beside the cautions
 */
public record LinkGrant(
        StoreIdentity identity,
        List<Vendor> vendors,
        List<Check> checks,
        Optional<SessionMaterial> material,
        List<String> cautions,
        Optional<String> publisher,
        Optional<String> cautionGuide) {

    public LinkGrant {
        vendors = List.copyOf(vendors);
        checks = List.copyOf(checks);
        cautions = List.copyOf(cautions);
    }

    /** A grant whose cautions no guide goes with. */
    public LinkGrant(
            StoreIdentity identity,
            List<Vendor> vendors,
            List<Check> checks,
            Optional<SessionMaterial> material,
            List<String> cautions,
            Optional<String> publisher) {
        this(identity, vendors, checks, material, cautions, publisher, Optional.empty());
    }

    /** A grant of an account that shares no reports of whole accounts with others. */
    public LinkGrant(
            StoreIdentity identity,
            List<Vendor> vendors,
            List<Check> checks,
            Optional<SessionMaterial> material,
            List<String> cautions) {
        this(identity, vendors, checks, material, cautions, Optional.empty());
    }

    /** Such a grant without cautions. */
    public LinkGrant(
            StoreIdentity identity, List<Vendor> vendors, List<Check> checks, Optional<SessionMaterial> material) {
        this(identity, vendors, checks, material, List.of());
    }
}
