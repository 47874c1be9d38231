package org.storelink.accounts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storelink.connector.Capability;

/**
 * A linked account as members see it.
 *
 * @param accountId the organization it belongs to, under the name that clients know
 * @param username the account's name at the store, as it was entered
 * @param autoImport whether it is collected every night without being asked
 * @param storeId number of the store that clients know
 * @param store code of the store that clients know
 * @param metadata what clients expect beside an account: {@code vendor_id} when there is a vendor
 * @param stateSince when the state began
 * @param stateDetail the state in a sentence
 * @param nextStep what a person should do; empty when nothing
 * @param capabilities one entry for every capability
 * @param identity who the account is at the store
 * @param completeThrough last day for which every report is known
 * @param credentialExpiresAt when a person will be needed again, if the store says so
 * @param signIn whether the password may be sent by Storelink itself, and when next
 * @param cautions what whoever linked it should think about, for example that it may do more than is needed
 */
public record LinkedAccount(
        long id,
        long accountId,
        String nickname,
        String username,
        boolean autoImport,
        int storeId,
        String store,
        Map<String, Object> metadata,
        String connector,
        String mode,
        AccountState state,
        Instant stateSince,
        String stateDetail,
        String nextStep,
        Map<Capability, CapabilityState> capabilities,
        String identity,
        List<LinkedVendor> vendors,
        Optional<Instant> lastSync,
        Optional<Instant> nextSync,
        Optional<LocalDate> completeThrough,
        Optional<Instant> credentialExpiresAt,
        SignInState signIn,
        List<String> cautions,
        Instant linkedAt) {}
