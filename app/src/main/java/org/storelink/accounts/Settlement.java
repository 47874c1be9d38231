package org.storelink.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.storelink.audit.AuditTrail;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorDescriptor;
import org.storelink.connector.Credential;
import org.storelink.connector.CredentialMode;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.StoreIdentity;
import org.storelink.connector.Vendor;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;

/** Makes an account of what a conversation came to, or says why it cannot be. Inside a transaction of the caller's. */
@ApplicationScoped
class Settlement {

    private final Conversations conversations;
    private final Register register;
    private final Safe safe;
    private final AuditTrail audit;
    private final Event<Object> events;
    private final Clock clock;

    @Inject
    Settlement(
            Conversations conversations,
            Register register,
            Safe safe,
            AuditTrail audit,
            Event<Object> events,
            Clock clock) {
        this.conversations = conversations;
        this.register = register;
        this.safe = safe;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @SuppressWarnings("NullAway") // For the container's proxy.
    protected Settlement() {
        this.conversations = null;
        this.register = null;
        this.safe = null;
        this.audit = null;
        this.events = null;
        this.clock = null;
    }

    /** What the conversation was had with. */
    record Means(ConnectorDescriptor descriptor, Credential credential, String fingerprint) {}

    /**
     * Ends the conversation, linked or refused; or has it wait until a person has seen what the account gives, where one wants to.
     *
     * @param others vendors that were offered beside those of the grant
     */
    void settle(Actor actor, Conversation conversation, Means means, LinkGrant grant, List<Vendor> others) {
        Optional<Account> before = conversation
                .accountToRelink()
                .flatMap(id -> register.lockedIfLinked(conversation.organizationId(), id));
        boolean worthSeeing = means.credential().keys().size() > 1
                || before.map(account -> !Worsening.of(account, grant).isNone()).orElse(true);
        KeptGrant kept = new KeptGrant(grant, others, clock.instant(), before.map(KeptGrant.Before::of));
        Optional<Account> account = accountFor(conversation, means, kept);
        if (account.isPresent() && conversation.previews() && worthSeeing) {
            conversations.preview(conversation, kept, clock.instant());
        } else {
            account.ifPresent(taking -> save(actor, conversation, means, kept, taking));
        }
    }

    /** Ends the conversation when a person has seen what the account gives: linked, or refused for what has happened meanwhile. */
    void confirm(Actor actor, Conversation conversation, Means means) {
        KeptGrant kept = conversations.granted(conversation);
        accountFor(conversation, means, kept).ifPresent(account -> save(actor, conversation, means, kept, account));
    }

    /** The account, known or new, that takes the grant; empty when the conversation was refused instead. */
    private Optional<Account> accountFor(Conversation conversation, Means means, KeptGrant kept) {
        LinkGrant grant = kept.grant();
        Optional<Account> known =
                register.ofIdentity(conversation.organizationId(), conversation.connector(), grant.identity());
        Account account = known.orElseGet(() -> new Account(
                conversation.organizationId(),
                conversation.connector(),
                means.descriptor().store(),
                grant.identity(),
                clock.instant()));
        Optional<String> objection = conversation
                .accountToRelink()
                .map(id -> relinkingObjection(conversation, id, means, kept))
                .orElseGet(() -> linkingObjection(known))
                .or(() -> collectingObjection(account, grant));
        objection.ifPresent(words -> refuse(conversation, words));
        return objection.isPresent() ? Optional.empty() : Optional.of(account);
    }

    private void save(Actor actor, Conversation conversation, Means means, KeptGrant kept, Account account) {
        LinkGrant grant = newest(account, means, kept);
        boolean relinked = account.id() != 0 && account.isLinked();
        account.link(conversation.mode(), conversation.username(), grant, kept.others(), clock.instant());
        if (!relinked) {
            name(account, conversation);
        }
        if (account.id() == 0) {
            register.add(account);
        }
        safe.keep(account, means.credential(), means.fingerprint(), grant.material());
        register.flush();
        conversation.succeed(account.id());
        events.fire(new AccountLinked(account.organizationId(), account.id()));
        audit.record(
                actor,
                relinked ? "account.relinked" : "account.linked",
                "account " + account.id(),
                account.nickname() + "; " + account.connector() + ", " + account.mode() + "; " + vendors(grant)
                        + keys(means));
    }

    /** Which keys the account holds from now on, where its mode has any. */
    private static String keys(Means means) {
        Credential credential = means.credential();
        return means.descriptor()
                .mode(credential.mode())
                .flatMap(CredentialMode::keyField)
                .map(field -> credential.keys().stream()
                        .map(key -> key.value(field))
                        .collect(Collectors.joining(", ", "; keys ", "")))
                .orElse("");
    }

    private static String vendors(LinkGrant grant) {
        return grant.vendors().isEmpty()
                ? "no vendors"
                : "vendors " + codes(grant).stream().sorted().collect(Collectors.joining(", "));
    }

    /** What the account's own sessions learned while the grant waited is newer, unless they are stopped. */
    private LinkGrant newest(Account account, Means means, KeptGrant kept) {
        LinkGrant grant = kept.grant();
        if (account.standing().isLatched() || !isSecretOf(account, means)) {
            return grant;
        }
        boolean renewed = kept.before()
                .filter(before -> before.materialNumber() != account.secrets().materialNumber())
                .isPresent();
        return new LinkGrant(
                grant.identity(),
                grant.vendors(),
                account.checkedAt().isAfter(kept.grantedAt()) ? newest(account, grant) : grant.checks(),
                renewed ? safe.material(account) : grant.material(),
                grant.cautions(),
                grant.publisher(),
                grant.cautionGuide());
    }

    /** When the store was asked meanwhile it need not have told everything; a right that is taken for granted is found missing by itself. */
    private static List<Check> newest(Account account, LinkGrant grant) {
        Map<Capability, Check> checks = new EnumMap<>(Capability.class);
        account.checks().forEach(check -> checks.put(check.capability(), check));
        Set<Capability> granted = account.grants();
        grant.checks().stream()
                .filter(check -> !granted.contains(check.capability()))
                .forEach(check -> checks.put(check.capability(), check));
        return List.copyOf(checks.values());
    }

    private static boolean isSecretOf(Account account, Means means) {
        return account.secrets()
                .fingerprint()
                .filter(means.fingerprint()::equals)
                .isPresent();
    }

    private Optional<String> relinkingObjection(
            Conversation conversation, long accountId, Means means, KeptGrant kept) {
        Optional<Account> account = register.lockedIfLinked(conversation.organizationId(), accountId);
        return account.isEmpty()
                ? Optional.of("The account was unlinked meanwhile.")
                : otherKeys(account.get(), conversation)
                        .or(() -> changedMeanwhile(account.get(), means, kept))
                        .or(() -> otherIdentity(account.get(), kept.grant().identity()));
    }

    /** The keys of before would come back, and those that were added since would be lost. */
    private static Optional<String> otherKeys(Account account, Conversation conversation) {
        return conversation
                .basedOn()
                .filter(number -> number != account.secrets().credentialNumber())
                .map(_ -> "Somebody has changed the keys of “" + account.nickname()
                        + "” meanwhile. They stay as they are now; nothing else was changed. Begin again.");
    }

    private static Optional<String> changedMeanwhile(Account account, Means means, KeptGrant kept) {
        KeptGrant.Before before = kept.before().orElseThrow();
        Standing standing = account.standing();
        if (account.secrets().credentialNumber() != before.credentialNumber()) {
            return Optional.of("Somebody has linked “" + account.nickname()
                    + "” again meanwhile. That link stays; nothing was changed.");
        }
        if (!account.collected().equals(before.collected())) {
            return Optional.of("Somebody has changed meanwhile which vendors of “" + account.nickname()
                    + "” are collected. That stays; nothing was changed. Link it again.");
        }
        boolean refused = standing.state() == AccountState.NEEDS_RELINK
                && standing.since().isAfter(kept.grantedAt())
                && isSecretOf(account, means);
        return refused
                ? Optional.of("The store has refused “" + account.nickname() + "” meanwhile. " + standing.detail()
                        + " Nothing was changed. Link it again.")
                : Optional.empty();
    }

    private static Optional<String> otherIdentity(Account account, StoreIdentity identity) {
        return Optional.of(account)
                .filter(same -> !same.identityId().equals(identity.id()))
                .map(
                        other -> "These credentials belong to "
                                + identity.name() + ", but “" + other.nickname()
                                + "” is " + other.identityName()
                                + ". Nothing was changed. Enter the credentials of the same account, or link this one as a new account.");
    }

    private static Optional<String> linkingObjection(Optional<Account> known) {
        return known.filter(Account::isLinked)
                .map(account -> account.identityName() + " is linked already as “" + account.nickname()
                        + "”. To replace its credentials, link that account again.");
    }

    private Optional<String> collectingObjection(Account account, LinkGrant grant) {
        return register.collecting(account, codes(grant))
                .map(rival -> "“" + rival.nickname() + "” collects one of these vendors already, and its sales"
                        + " would be counted twice. Choose other vendors, or unlink that account.");
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
