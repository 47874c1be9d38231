package org.storelink.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.storelink.audit.AuditTrail;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Credential;
import org.storelink.connector.LinkStep;
import org.storelink.connector.Vendor;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Transactions;
import org.storelink.plugins.Connectors;
import org.storelink.plugins.InstalledConnector;

/**
 * Asks the store in a step of linking and remembers what it said. What no person need be asked Storelink answers itself, in a step of
 * its own: what the store gave with the question lies in the database before the answer is sent.
 */
@ApplicationScoped
class LinkSteps {

    private static final int MOST_LOOKS = 4;

    /** So many steps follow on a person's by themselves; more are those of a connector that goes round in circles. */
    private static final int MOST_FOLLOWING = 5;

    private final Connectors connectors;
    private final Conversations conversations;
    private final Register register;
    private final SignIns signIns;
    private final Settlement settlement;
    private final LinkAttempts attempts;
    private final Transactions transactions;
    private final WaitingRoom waitingRoom;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    LinkSteps(
            Connectors connectors,
            Conversations conversations,
            Register register,
            SignIns signIns,
            Settlement settlement,
            LinkAttempts attempts,
            Transactions transactions,
            WaitingRoom waitingRoom,
            AuditTrail audit,
            Clock clock) {
        this.connectors = connectors;
        this.conversations = conversations;
        this.register = register;
        this.signIns = signIns;
        this.settlement = settlement;
        this.attempts = attempts;
        this.transactions = transactions;
        this.waitingRoom = waitingRoom;
        this.audit = audit;
        this.clock = clock;
    }

    @SuppressWarnings("NullAway") // For the container's proxy.
    protected LinkSteps() {
        this.connectors = null;
        this.conversations = null;
        this.register = null;
        this.signIns = null;
        this.settlement = null;
        this.attempts = null;
        this.transactions = null;
        this.waitingRoom = null;
        this.audit = null;
        this.clock = null;
    }

    /**
     * A step that has been taken and is about to be asked of the store.
     *
     * @param others vendors that its answer leaves out
     * @param own whether it is Storelink that has chosen in it, and no person
     * @param following how many steps it is away from a person's
     */
    record Taken(
            UUID id,
            int step,
            InstalledConnector connector,
            Credential credential,
            SignInLeave leave,
            List<Vendor> others,
            boolean own,
            int following) {

        Settlement.Means means() {
            return new Settlement.Means(connector.descriptor(), credential, leave.fingerprint());
        }
    }

    /** Of a conversation that a person has answered in. Inside a transaction of the caller's. */
    Taken taken(Conversation conversation, Credential credential, List<Vendor> others) {
        return taken(conversation, credential, others, false, 0);
    }

    private Taken taken(
            Conversation conversation, Credential credential, List<Vendor> others, boolean own, int following) {
        InstalledConnector connector = connectors.find(conversation.connector()).orElseThrow(LinkSteps::uninstalled);
        SignInLeave leave = signIns.leave(connector.descriptor(), credential, conversation.username(), true);
        return new Taken(
                conversation.id(), conversation.stepNumber(), connector, credential, leave, others, own, following);
    }

    /** A step of Storelink's own that follows on a person's. */
    private record Next(Taken taken, WaitingRoom.StoreCall<LinkStep> call) {}

    /** @param next what goes on without a person */
    private record Concluded(LinkAttempt attempt, Optional<Next> next) {}

    /** No transaction may be open. */
    LinkAttempt take(Actor actor, Taken taken, WaitingRoom.StoreCall<LinkStep> call) {
        LinkStep outcome = told(taken.leave(), ask(call));
        Concluded concluded = retrying(() -> conclude(actor, taken, outcome));
        return concluded
                .next()
                .map(next -> take(actor, next.taken(), next.call()))
                .orElse(concluded.attempt());
    }

    /**
     * Ends a step in a transaction, and once more where another attempt has come to the same identity, or to the organization's first
     * secret, at the same moment, and the database has let one through: looking again tells which.
     */
    <T> T retrying(Supplier<T> work) {
        for (int looks = 1; ; looks++) {
            try {
                return transactions.in(work);
            } catch (ProblemException ended) {
                throw ended;
            } catch (RuntimeException collision) {
                if (looks == MOST_LOOKS) {
                    throw collision;
                }
            }
        }
    }

    private static LinkStep told(SignInLeave leave, LinkStep outcome) {
        return switch (outcome) {
            case LinkStep.Refused(var failure) -> new LinkStep.Refused(leave.failed(failure));
            case LinkStep.Challenged _, LinkStep.Linked _ -> {
                leave.accepted();
                yield outcome;
            }
        };
    }

    private LinkStep ask(WaitingRoom.StoreCall<LinkStep> call) {
        try {
            return waitingRoom.await(call);
        } catch (ConnectorException e) {
            return new LinkStep.Refused(e.failure());
        } catch (FaultToleranceException e) {
            return new LinkStep.Refused(Checking.TOO_BUSY);
        }
    }

    private Concluded conclude(Actor actor, Taken taken, LinkStep outcome) {
        Conversation conversation = conversations
                .forChangeIfThere(actor.organizationId(), taken.id())
                .filter(found -> found.isAtStep(taken.step()))
                .orElseThrow(() -> new ProblemException(Problem.CONFLICT, "The attempt was ended meanwhile."));
        Optional<Next> next = Optional.empty();
        switch (outcome) {
            case LinkStep.Challenged(var challenge, var state) -> {
                OpenQuestion question = new OpenQuestion(challenge, state);
                conversations.ask(conversation, question);
                next = goOn(conversation, taken, question);
            }
            case LinkStep.Refused(var failure) -> refused(actor, conversation, taken, failure);
            case LinkStep.Linked(var grant) ->
                settlement.settle(actor, conversation, taken.means(), grant, taken.others());
        }
        return new Concluded(attempts.of(conversation), next);
    }

    private void refused(Actor actor, Conversation conversation, Taken taken, ConnectorFailure failure) {
        Optional<OpenQuestion> kept = conversations.question(conversation).filter(OpenQuestion::isAgreedAtOnce);
        if (kept.isPresent() && passesBefore(conversation.expiresAt(), failure)) {
            Refusal refusal = Refusal.of(failure, clock.instant());
            conversations.ask(conversation, kept.get().afterRefusal(refusal));
        } else if (taken.own() && !stops(failure)) {
            conversation.askAgain();
        } else {
            refuse(actor, conversation, failure);
        }
    }

    /** Whether the store, or a place to ask it from, is only out of reach: what a code was spent on is not given up for that. */
    private static boolean passesBefore(Instant end, ConnectorFailure failure) {
        return failure instanceof ConnectorFailure.Unavailable
                || failure instanceof ConnectorFailure.Throttled(Instant retryAt, String _) && retryAt.isBefore(end);
    }

    /** Whether another answer would not help, because the store wants none of anybody. */
    private static boolean stops(ConnectorFailure failure) {
        return failure instanceof ConnectorFailure.CredentialRejected
                || failure instanceof ConnectorFailure.AccountLocked
                || failure instanceof ConnectorFailure.Throttled;
    }

    private Optional<Next> goOn(Conversation conversation, Taken taken, OpenQuestion question) {
        if (taken.following() == MOST_FOLLOWING) {
            return Optional.empty();
        }
        if (question.isAgreedAtOnce()) {
            return Optional.of(follow(conversation, taken, question, new ChallengeAnswer.Agreed(), taken.own()));
        }
        return taken.own()
                ? Optional.empty()
                : chosenBefore(conversation, question)
                        .map(answer -> follow(conversation, taken, question, answer, true));
    }

    private Next follow(
            Conversation conversation, Taken taken, OpenQuestion question, ChallengeAnswer answer, boolean own) {
        conversation.take(clock.instant());
        Taken next = taken(conversation, taken.credential(), question.leftOut(answer), own, taken.following() + 1);
        return new Next(
                next, () -> next.connector().answer(next.credential(), question.handshake(), answer, next.leave()));
    }

    /** By itself only where nothing is lost, or where a person sees what is. */
    private Optional<ChallengeAnswer.Chosen> chosenBefore(Conversation conversation, OpenQuestion question) {
        Set<String> collected = collected(conversation);
        return question.known(collected)
                .filter(answer -> conversation.previews() || answer.options().size() == collected.size());
    }

    /** Codes of the vendors that the account collects which is linked again. */
    private Set<String> collected(Conversation conversation) {
        return conversation
                .accountToRelink()
                .flatMap(id -> register.known(conversation.organizationId(), id))
                .map(Account::collected)
                .orElse(Set.of());
    }

    private void refuse(Actor actor, Conversation conversation, ConnectorFailure failure) {
        if (failure instanceof ConnectorFailure.AuthenticationExpired) {
            conversation
                    .accountToRelink()
                    .flatMap(id -> register.lockedIfLinked(conversation.organizationId(), id))
                    .ifPresent(account -> account.secrets().park(null));
        }
        Refusal refusal = Refusal.of(failure, clock.instant());
        conversation.refuse(refusal);
        audit.record(actor, "account.link-refused", "link " + conversation.id(), refusal.message());
    }

    /**
     * Saves what a person has seen. Inside a transaction of the caller's.
     *
     * @throws ProblemException when the store has asked meanwhile to be left in peace, or has refused the credential
     */
    LinkAttempt confirm(Actor actor, Conversation conversation) {
        try (Credential credential = conversations.credential(conversation)) {
            Taken taken = taken(conversation, credential, List.of());
            requireLeave(taken);
            settlement.confirm(actor, conversation, taken.means());
        }
        return attempts.of(conversation);
    }

    /**
     * Whether the step may be asked at all; otherwise its credential is closed.
     *
     * @throws ProblemException when the store wants to be left in peace, or has refused the credential
     */
    void requireLeave(Taken taken) {
        taken.leave().refusal().ifPresent(failure -> {
            taken.credential().close();
            throw Refusal.of(failure, clock.instant()).toProblem(clock.instant());
        });
    }

    private static ProblemException uninstalled() {
        return new ProblemException(
                Problem.CONFLICT, "The connector of this attempt is not installed any more. Begin again.");
    }
}
