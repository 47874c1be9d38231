package org.storelink.accounts;

import jakarta.json.bind.annotation.JsonbTransient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A conversation that links an account, as the person who links sees it.
 *
 * @param challenge the open question, in the states choose and consent
 * @param options what may be chosen, in the state choose
 * @param account in the state linked
 * @param problem why not, in the states refused and expired
 * @param refusal the kind of that problem
 * @param expiresAt the secrets of an unfinished attempt are destroyed then
 */
public record LinkAttempt(
        UUID id,
        LinkState state,
        Optional<Question> challenge,
        List<Option> options,
        Optional<LinkedAccount> account,
        Optional<String> problem,
        @JsonbTransient Optional<Refusal> refusal,
        Instant expiresAt) {

    /**
     * @param kind choose or consent
     * @param consequence what agreement will do; empty unless consent is asked
     * @param action label of the button
     * @param several whether more than one option may be chosen
     */
    public record Question(LinkState kind, String prompt, String consequence, String action, boolean several) {}

    /** @param id what the answer names */
    public record Option(String id, String label) {}
}
