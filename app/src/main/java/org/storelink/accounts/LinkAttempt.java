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
 * @param challenge the open question, in the states challenge, choose and consent
 * @param options what may be chosen, in the state choose
 * @param preview what will be saved, in the state preview
 * @param account in the state linked
 * @param problem why not, in the states refused and expired
 * @param refusal the kind of that problem
 * @param accountToRelink id of the account that is linked again; empty when a new one is linked
 * @param expiresAt the secrets of an unfinished attempt are destroyed then
 */
public record LinkAttempt(
        UUID id,
        LinkState state,
        Optional<Question> challenge,
        List<Option> options,
        Optional<LinkPreview> preview,
        Optional<LinkedAccount> account,
        Optional<String> problem,
        @JsonbTransient Optional<Refusal> refusal,
        @JsonbTransient Optional<Long> accountToRelink,
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
     * An open question. What does not belong to its kind is empty.
     *
     * @param consequence what agreement will do
     * @param action label of the button
     * @param several whether more than one option may be chosen
     * @param length digits of the code
     * @param sentTo where the code went, for people; empty while a delivery must be chosen
     * @param alternatives where else a code may be sent
     * @param lastError why the last code was refused
     * @param resendAt before then no delivery may be asked for but one to devices
     */
    public record Question(
            QuestionKind kind,
            String prompt,
            String consequence,
            String action,
            boolean several,
            int length,
            String sentTo,
            List<Delivery> alternatives,
            String lastError,
            Optional<Integer> triesLeft,
            Optional<Instant> resendAt) {

        static Question of(Challenge challenge) {
            return switch (challenge) {
                case Challenge.Choose choose ->
                    plain(QuestionKind.CHOOSE, choose.prompt(), "", "Go on", choose.several());
                case Challenge.Consent consent ->
                    plain(QuestionKind.CONSENT, consent.prompt(), consent.consequence(), consent.action(), false);
                case Challenge.OneTimeCode code ->
                    new Question(
                            QuestionKind.CODE,
                            code.prompt(),
                            "",
                            "Go on",
                            false,
                            code.length(),
                            code.sentTo(),
                            code.alternatives().stream().map(Delivery::of).toList(),
                            code.lastError(),
                            code.triesLeft().isPresent()
                                    ? Optional.of(code.triesLeft().getAsInt())
                                    : Optional.empty(),
                            code.resendAt());
            };
        }

        private static Question plain(
                QuestionKind kind, String prompt, String consequence, String action, boolean several) {
            return new Question(
                    kind,
                    prompt,
                    consequence,
                    action,
                    several,
                    0,
                    "",
                    List.of(),
                    "",
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /** What is asked. */
    public enum QuestionKind {
        CODE,
        CHOOSE,
        CONSENT
    }

    /**
     * A way that a code can take.
     *
     * @param id what the answer names
     * @param target where it arrives, for people
     */
    public record Delivery(String id, Challenge.Delivery.Kind kind, String target) {

        static Delivery of(Challenge.Delivery delivery) {
            return new Delivery(delivery.id(), delivery.kind(), delivery.target());
        }
    }

    /** @param id what the answer names */
    public record Option(String id, String label) {}

    static LinkAttempt of(
            Conversation conversation,
            LinkState state,
            Optional<Challenge> open,
            Optional<LinkPreview> preview,
            Optional<LinkedAccount> account) {
        Optional<Refusal> refusal =
                switch (state) {
                    case REFUSED -> conversation.refusal().or(() -> Optional.of(INTERRUPTED));
                    case EXPIRED -> Optional.of(EXPIRED);
                    case WORKING, CHALLENGE, CHOOSE, CONSENT, PREVIEW, LINKED -> Optional.empty();
                };
        return new LinkAttempt(
                conversation.id(),
                state,
                open.map(Question::of),
                open.map(LinkAttempt::options).orElse(List.of()),
                preview,
                account,
                refusal.map(Refusal::message),
                refusal,
                conversation.accountToRelink(),
                conversation.expiresAt());
    }

    private static List<Option> options(Challenge challenge) {
        return switch (challenge) {
            case Challenge.Choose choose ->
                choose.options().stream()
                        .map(option -> new Option(option.id(), option.label()))
                        .toList();
            case Challenge.Consent _, Challenge.OneTimeCode _ -> List.of();
        };
    }
}
