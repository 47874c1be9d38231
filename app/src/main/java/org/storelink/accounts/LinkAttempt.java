package org.storelink.accounts;

import jakarta.json.bind.annotation.JsonbTransient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.storelink.connector.Challenge;
import org.storelink.platform.Problem;

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

    private static final Refusal EXPIRED = new Refusal(
            Problem.CONFLICT,
            "The attempt took too long and its secrets are destroyed. Begin again.",
            Optional.empty());
    private static final Refusal INTERRUPTED = new Refusal(
            Problem.STORE_UNAVAILABLE,
            "Storelink was stopped while it asked the store. Begin again with the form.",
            Optional.empty());

    /**
     * @param kind choose or consent
     * @param consequence what agreement will do; empty unless consent is asked
     * @param action label of the button
     * @param several whether more than one option may be chosen
     */
    public record Question(LinkState kind, String prompt, String consequence, String action, boolean several) {}

    /** @param id what the answer names */
    public record Option(String id, String label) {}

    static LinkAttempt of(
            Conversation conversation, LinkState state, Optional<OpenQuestion> open, Optional<LinkedAccount> account) {
        Optional<Refusal> refusal =
                switch (state) {
                    case REFUSED -> conversation.refusal().or(() -> Optional.of(INTERRUPTED));
                    case EXPIRED -> Optional.of(EXPIRED);
                    case WORKING, CHOOSE, CONSENT, LINKED -> Optional.empty();
                };
        return new LinkAttempt(
                conversation.id(),
                state,
                open.map(LinkAttempt::question),
                open.map(question -> options(question.challenge())).orElse(List.of()),
                account,
                refusal.map(Refusal::message),
                refusal,
                conversation.expiresAt());
    }

    private static Question question(OpenQuestion open) {
        return switch (open.challenge()) {
            case Challenge.Choose choose -> new Question(open.state(), choose.prompt(), "", "Go on", choose.several());
            case Challenge.Consent(String prompt, String consequence, String action) ->
                new Question(open.state(), prompt, consequence, action, false);
        };
    }

    private static List<Option> options(Challenge challenge) {
        return switch (challenge) {
            case Challenge.Choose choose ->
                choose.options().stream()
                        .map(option -> new Option(option.id(), option.label()))
                        .toList();
            case Challenge.Consent _ -> List.of();
        };
    }
}
