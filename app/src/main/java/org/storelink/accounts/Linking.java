package org.storelink.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.storelink.audit.AuditTrail;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.Credential;
import org.storelink.connector.CredentialMode;
import org.storelink.connector.SessionMaterial;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.Transactions;
import org.storelink.plugins.Connectors;
import org.storelink.plugins.InstalledConnector;

/**
 * Links accounts, one step at a time. A step checks what came from the person, remembers in one transaction that it is on its way,
 * asks the store with no transaction open, and remembers in another what the store said. Nothing is kept in memory between two
 * steps, so the next one may come to another node or after a restart. No transaction may be open when a method is called.
 */
@ApplicationScoped
public class Linking {

    private final Connectors connectors;
    private final Conversations conversations;
    private final Register register;
    private final Safe safe;
    private final SignIns signIns;
    private final LinkSteps steps;
    private final LinkAttempts attempts;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    Linking(
            Connectors connectors,
            Conversations conversations,
            Register register,
            Safe safe,
            SignIns signIns,
            LinkSteps steps,
            LinkAttempts attempts,
            Transactions transactions,
            AuditTrail audit,
            Clock clock) {
        this.connectors = connectors;
        this.conversations = conversations;
        this.register = register;
        this.safe = safe;
        this.signIns = signIns;
        this.steps = steps;
        this.attempts = attempts;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @SuppressWarnings("NullAway") // For the container's proxy.
    protected Linking() {
        this.connectors = null;
        this.conversations = null;
        this.register = null;
        this.safe = null;
        this.signIns = null;
        this.steps = null;
        this.attempts = null;
        this.transactions = null;
        this.audit = null;
        this.clock = null;
    }

    /**
     * The first step.
     *
     * @throws ProblemException bad request naming every field that is wrong; nothing was sent and nothing is kept then
     */
    public LinkAttempt begin(Actor actor, LinkRequest request) {
        actor.require(Role.ADMIN);
        if (request.nickname().strip().length() > Accounts.LONGEST_NICKNAME) {
            throw ProblemException.badField(
                    "nickname", "must have at most " + Accounts.LONGEST_NICKNAME + " characters.");
        }
        return begin(actor, request, Optional.empty());
    }

    /**
     * Runs the conversation again for an account that exists, in the mode it is linked in. It must come to the same identity;
     * otherwise nothing is changed. Whose reports are collected is not asked again.
     */
    public LinkAttempt relink(Actor actor, long accountId, Map<String, String> values, Saving saving) {
        actor.require(Role.ADMIN);
        LinkRequest request = transactions.in(() -> {
            Account account = register.linked(actor.organizationId(), accountId);
            return requestFor(account, values, saving);
        });
        return begin(actor, request, Optional.of(accountId));
    }

    /**
     * The same with keys that are read already, of which some are the account's own; the caller closes them.
     *
     * @param basedOn number of the credential that they were read from
     * @throws ProblemException conflict, when the account holds another credential by now
     */
    LinkAttempt relink(Actor actor, long accountId, Credential keys, int basedOn, Saving saving) {
        record Again(LinkRequest request, String username) {}
        Again again = transactions.in(() -> {
            Account account = register.linked(actor.organizationId(), accountId);
            return new Again(requestFor(account, Map.of(), saving), account.username());
        });
        return begin(actor, again.request(), Optional.of(accountId), again.username(), keys, Optional.of(basedOn));
    }

    /**
     * Goes on with an account that waits for a person, by what is kept of it: with the question that the store asked while nobody
     * waited, else by a new conversation with the stored credential.
     */
    public LinkAttempt goOn(Actor actor, long accountId, Saving saving) {
        actor.require(Role.ADMIN);
        record Kept(LinkRequest request, String username, Credential credential, Optional<OpenQuestion> question) {}
        Kept kept = transactions.in(() -> {
            Account account = register.linked(actor.organizationId(), accountId);
            Credential credential = safe.credential(account).orElseThrow();
            return new Kept(
                    requestFor(account, Map.of(), saving), account.username(), credential, safe.parked(account));
        });
        try (Credential credential = kept.credential()) {
            return kept.question()
                    .map(question -> ask(actor, kept.request(), kept.username(), accountId, credential, question))
                    .orElseGet(() -> begin(
                            actor,
                            kept.request(),
                            Optional.of(accountId),
                            kept.username(),
                            credential,
                            Optional.empty()));
        }
    }

    private static LinkRequest requestFor(Account account, Map<String, String> values, Saving saving) {
        return new LinkRequest(
                account.nickname(),
                account.connector(),
                account.mode(),
                values,
                account.collecting().isAutomatic(),
                saving);
    }

    /** Asks what the store asked already. */
    private LinkAttempt ask(
            Actor actor,
            LinkRequest request,
            String username,
            long accountId,
            Credential credential,
            OpenQuestion question) {
        connector(request.connector());
        return transactions.in(() -> {
            Conversation conversation =
                    new Conversation(actor, request, username, Optional.of(accountId), clock.instant());
            conversations.begin(conversation, credential);
            conversations.ask(conversation, question);
            audit.record(actor, "account.link-begun", "link " + conversation.id(), request.connector());
            return attempts.of(conversation);
        });
    }

    private LinkAttempt begin(Actor actor, LinkRequest request, Optional<Long> accountId) {
        CredentialForm form =
                new CredentialForm(mode(connector(request.connector()), request.mode()), request.values());
        try (Credential credential = form.toCredential()) {
            return begin(actor, request, accountId, form.username(), credential, Optional.empty());
        }
    }

    private LinkAttempt begin(
            Actor actor,
            LinkRequest request,
            Optional<Long> accountId,
            String username,
            Credential credential,
            Optional<Integer> basedOn) {
        InstalledConnector connector = connector(request.connector());
        SignInLeave leave = signIns.leave(connector.descriptor(), credential, username, true);
        record Begun(UUID id, Optional<SessionMaterial> earlier) {}
        Begun begun = transactions.in(() -> {
            Instant now = clock.instant();
            leave.refusal().ifPresent(failure -> {
                throw Refusal.of(failure, now).toProblem(now);
            });
            Optional<SessionMaterial> earlier = accountId
                    .flatMap(id -> register.known(actor.organizationId(), id))
                    .flatMap(safe::material);
            Conversation conversation = new Conversation(actor, request, username, accountId, now);
            basedOn.ifPresent(number -> {
                Keys.requireUnchanged(register.forChange(actor.organizationId(), accountId.orElseThrow()), number);
                conversation.goOnWith(number);
            });
            conversations.begin(conversation, credential);
            audit.record(actor, "account.link-begun", "link " + conversation.id(), request.connector());
            return new Begun(conversation.id(), earlier);
        });
        return steps.take(
                actor,
                new LinkSteps.Taken(begun.id(), 1, connector, credential, leave, List.of(), false, 0),
                () -> connector.begin(credential, begun.earlier(), leave));
    }

    /**
     * A further step.
     *
     * @throws ProblemException bad request, when it is no answer to what is open; conflict, when somebody has answered already or
     *     nothing is open
     */
    public LinkAttempt answer(Actor actor, UUID id, ChallengeAnswer answer) {
        actor.require(Role.ADMIN);
        record Next(LinkSteps.Taken taken, OpenQuestion question, ChallengeAnswer answer) {}
        Next next = transactions.in(() -> {
            Conversation conversation = conversations.forChange(actor.organizationId(), id);
            requireOpen(conversation);
            OpenQuestion question = conversations
                    .question(conversation)
                    .orElseThrow(() -> ProblemException.badField(
                            "link", "must be true: this step asks whether the account shall be linked."));
            ChallengeAnswer accepted = question.accept(answer, clock.instant());
            conversation.take(clock.instant());
            LinkSteps.Taken taken =
                    steps.taken(conversation, conversations.credential(conversation), question.leftOut(accepted));
            if (question.isAgreedAtOnce()) {
                steps.requireLeave(taken);
            }
            return new Next(taken, question, accepted);
        });
        try (Credential credential = next.taken().credential()) {
            return steps.take(actor, next.taken(), () -> next.taken()
                    .connector()
                    .answer(
                            credential,
                            next.question().handshake(),
                            next.answer(),
                            next.taken().leave()));
        }
    }

    /**
     * Saves what a person has seen. It is no answer like the others, so that nobody who has another question before him, in another
     * tab, saves what he has not seen.
     *
     * @throws ProblemException conflict, when somebody has done so already or there is nothing to save
     */
    public LinkAttempt confirm(Actor actor, UUID id) {
        actor.require(Role.ADMIN);
        return steps.retrying(() -> {
            Conversation conversation = conversations.forChange(actor.organizationId(), id);
            requireOpen(conversation);
            if (conversation.granted().isEmpty()) {
                throw new ProblemException(
                        Problem.CONFLICT, "There is nothing to link yet. Answer the open question first.");
            }
            return steps.confirm(actor, conversation);
        });
    }

    private void requireOpen(Conversation conversation) {
        switch (conversation.state(clock.instant())) {
            case CHALLENGE, CHOOSE, CONSENT, PREVIEW -> {}
            case WORKING ->
                throw new ProblemException(
                        Problem.CONFLICT, "An answer is on its way already. Wait for what it comes to.");
            case LINKED -> throw new ProblemException(Problem.CONFLICT, "This attempt has linked the account already.");
            case REFUSED, EXPIRED ->
                throw new ProblemException(Problem.CONFLICT, "This attempt is over. Begin again with the form.");
        }
    }

    public LinkAttempt get(Actor actor, UUID id) {
        actor.require(Role.ADMIN);
        return transactions.in(() -> attempts.of(conversations.get(actor.organizationId(), id)));
    }

    /** Ends an attempt and destroys what it holds. What was linked stays linked. */
    public void abandon(Actor actor, UUID id) {
        actor.require(Role.ADMIN);
        transactions.in(() -> {
            conversations.remove(conversations.forChange(actor.organizationId(), id));
            audit.record(actor, "account.link-abandoned", "link " + id, "");
        });
    }

    private InstalledConnector connector(String id) {
        return connectors
                .find(id)
                .orElseThrow(() -> ProblemException.badField(
                        "connector",
                        "must be one of the installed connectors: "
                                + connectors.all().stream()
                                        .map(connector -> connector.descriptor().id())
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private static CredentialMode mode(InstalledConnector connector, String id) {
        return connector
                .descriptor()
                .mode(id)
                .orElseThrow(() -> ProblemException.badField(
                        "mode",
                        "must be a way of linking that "
                                + connector.descriptor().name() + " has: "
                                + connector.descriptor().modes().stream()
                                        .map(CredentialMode::id)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }
}
