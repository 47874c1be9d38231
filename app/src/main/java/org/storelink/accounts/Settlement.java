package org.storelink.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.storelink.audit.AuditTrail;
import org.storelink.connector.ConnectorDescriptor;
import org.storelink.connector.Credential;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.Vendor;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;

/** Makes an account of what a conversation came to, or says why it cannot be. Inside a transaction of the caller's. */
@ApplicationScoped
class Settlement {

    private final Register register;
    private final Safe safe;
    private final AuditTrail audit;
    private final Event<Object> events;
    private final Clock clock;

    @Inject
    Settlement(Register register, Safe safe, AuditTrail audit, Event<Object> events, Clock clock) {
        this.register = register;
        this.safe = safe;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @SuppressWarnings("NullAway") // For the container's proxy.
    protected Settlement() {
        this.register = null;
        this.safe = null;
        this.audit = null;
        this.events = null;
        this.clock = null;
    }

    /** Ends the conversation, linked or refused. */
    void settle(
            Actor actor,
            Conversation conversation,
            ConnectorDescriptor descriptor,
            Credential credential,
            String fingerprint,
            LinkGrant grant) {
        Instant now = clock.instant();
        Optional<Account> known =
                register.ofIdentity(conversation.organizationId(), conversation.connector(), grant.identity());
        Optional<String> objection = conversation
                .accountToRelink()
                .map(id -> relinkingObjection(conversation.organizationId(), id, grant))
                .orElseGet(() -> linkingObjection(known));
        if (objection.isPresent()) {
            refuse(conversation, objection.get());
            return;
        }
        Account account = known.orElseGet(() -> new Account(
                conversation.organizationId(), conversation.connector(), descriptor.store(), grant.identity(), now));
        Optional<Account> rival = register.collecting(account, codes(grant));
        if (rival.isPresent()) {
            refuse(
                    conversation,
                    "“" + rival.get().nickname() + "” collects one of these vendors already, and its sales"
                            + " would be counted twice. Choose other vendors, or unlink that account.");
            return;
        }
        boolean relinked = account.id() != 0 && account.isLinked();
        account.link(conversation.mode(), conversation.username(), grant, now);
        if (!relinked) {
            name(account, conversation);
        }
        if (account.id() == 0) {
            register.add(account);
        }
        safe.keep(account, credential, fingerprint, grant.material());
        register.flush();
        conversation.succeed(account.id());
        audit.record(
                actor,
                relinked ? "account.relinked" : "account.linked",
                "account " + account.id(),
                account.nickname() + "; " + account.connector() + ", " + account.mode() + "; vendors "
                        + codes(grant).stream().sorted().collect(Collectors.joining(", ")));
        events.fire(new AccountLinked(account.organizationId(), account.id()));
    }

    private Optional<String> relinkingObjection(long organizationId, long accountId, LinkGrant grant) {
        Optional<Account> account = register.lockedIfLinked(organizationId, accountId);
        if (account.isEmpty()) {
            return Optional.of("The account was unlinked meanwhile.");
        }
        return account.filter(same -> !same.identityId().equals(grant.identity().id()))
                .map(
                        other -> "These credentials belong to "
                                + grant.identity().name() + ", but “" + other.nickname()
                                + "” is " + other.identityName()
                                + ". Nothing was changed. Enter the credentials of the same account, or link this one as a new account.");
    }

    private static Optional<String> linkingObjection(Optional<Account> known) {
        return known.filter(Account::isLinked)
                .map(account -> account.identityName() + " is linked already as “" + account.nickname()
                        + "”. To replace its credentials, link that account again.");
    }

    private static void name(Account account, Conversation conversation) {
        account.rename(
                conversation.nickname().isEmpty()
                        ? Clip.to(Accounts.LONGEST_NICKNAME, account.identityName())
                        : conversation.nickname());
        account.collecting().automatically(conversation.isAutoImport());
    }

    private static void refuse(Conversation conversation, String words) {
        conversation.refuse(new Refusal(Problem.CONFLICT, words, Optional.empty()));
    }

    private static Set<String> codes(LinkGrant grant) {
        return grant.vendors().stream().map(Vendor::code).collect(Collectors.toSet());
    }
}
