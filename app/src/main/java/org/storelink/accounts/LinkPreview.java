package org.storelink.accounts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storelink.connector.Capability;

/**
 * What an attempt came to, as a person sees it before anything is saved.
 *
 * @param account the one that is linked again
 * @param identity who the account is at the store
 * @param vendors those that will be collected; those that were until now and will not; those that the store offered and nobody chose
 * @param capabilities one entry for every capability
 * @param lost of the capabilities: what the account gave until now, when it is linked again
 * @param keys that the account will hold, and what each gives; none where it holds one credential
 * @param cautions what to think about before saving, for example that the account may do more than is needed
 * @param guide id of the connector's guide to an account that needs no caution
 */
public record LinkPreview(
        Optional<Long> account,
        String connector,
        String mode,
        String identity,
        List<PreviewedVendor> vendors,
        Map<Capability, CapabilityState> capabilities,
        List<Capability> lost,
        List<LinkedKey> keys,
        List<String> cautions,
        Optional<String> guide) {

    /**
     * A vendor that the attempt is about.
     *
     * @param code what the store calls it
     * @param collected whether its reports will be collected
     * @param lost whether they were collected until now, and will be no longer
     */
    public record PreviewedVendor(String code, String name, boolean collected, boolean lost) {}
}
