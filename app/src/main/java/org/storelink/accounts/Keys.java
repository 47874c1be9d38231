package org.storelink.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.storelink.audit.AuditTrail;
import org.storelink.connector.AccountKey;
import org.storelink.connector.Capability;
import org.storelink.connector.Credential;
import org.storelink.connector.SessionMaterial;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.Transactions;
import org.storelink.plugins.Connectors;
import org.storelink.plugins.InstalledConnector;

/**
 * The keys that an account holds, where its mode of linking allows several. To add or replace one is to link the account again with all of
 * them, so nothing is saved before the store was asked. To remove one asks nobody: it is gone at once. No transaction may be open when a
 * method is called.
 */
@ApplicationScoped
public class Keys {

    /** A person waits while each is tried. */
    static final int MOST = 8;

    private final Connectors connectors;
    private final Register register;
    private final Conversations conversations;
    private final Safe safe;
    private final SignIns signIns;
    private final ToldKeys told;
    private final Linking linking;
    private final Presentation presentation;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    Keys(
            Connectors connectors,
            Register register,
            Conversations conversations,
            Safe safe,
            SignIns signIns,
            ToldKeys told,
            Linking linking,
            Presentation presentation,
            Transactions transactions,
            AuditTrail audit,
            Clock clock) {
        this.connectors = connectors;
        this.register = register;
        this.conversations = conversations;
        this.safe = safe;
        this.signIns = signIns;
        this.told = told;
        this.linking = linking;
        this.presentation = presentation;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @SuppressWarnings("NullAway") // For the container's proxy.
    protected Keys() {
        this(null, null, null, null, null, null, null, null, null, null, null);
    }

    /** What an account holds when somebody asks; the credential is closed by whoever has it. */
    private record Held(
            String connector, String mode, int number, Credential credential, Optional<SessionMaterial> material) {}

    /** Whether the account's mode of linking has keys. */
    public boolean isFor(LinkedAccount account) {
        return told.field(account.connector(), account.mode()).isPresent();
    }

    /**
     * In the order in which they were added.
     *
     * @throws ProblemException not found; conflict, when the account's mode of linking has no keys
     */
    public List<LinkedKey> list(Actor actor, long accountId) {
        actor.require(Role.ADMIN);
        Held held = held(actor, accountId);
        try (Credential credential = held.credential()) {
            return LinkedKey.of(told.of(held.connector(), credential, held.material()));
        }
    }

    /**
     * Links the account again with one key more.
     *
     * @param values by the names of the mode's fields
     * @throws ProblemException bad request naming every field that is wrong, or a key that the account holds already; nothing was sent then
     */
    public LinkAttempt add(Actor actor, long accountId, Map<String, String> values, Saving saving) {
        actor.require(Role.ADMIN);
        Held held = held(actor, accountId);
        try (Credential credential = held.credential()) {
            return linkWith(actor, accountId, held, credential.keys(), values, saving);
        }
    }

    /**
     * Links the account again with another key in the place of one.
     *
     * @throws ProblemException as of {@link #add}; not found, when the account holds no such key
     */
    public LinkAttempt replace(Actor actor, long accountId, String keyId, Map<String, String> values, Saving saving) {
        actor.require(Role.ADMIN);
        Held held = held(actor, accountId);
        try (Credential credential = held.credential()) {
            List<AccountKey> keys = told.of(held.connector(), credential, held.material());
            return linkWith(actor, accountId, held, without(credential, indexOf(keys, keyId)), values, saving);
        }
    }

    private LinkAttempt linkWith(
            Actor actor,
            long accountId,
            Held held,
            List<Credential> others,
            Map<String, String> values,
            Saving saving) {
        InstalledConnector connector = connectors.find(held.connector()).orElseThrow();
        CredentialForm form =
                new CredentialForm(connector.descriptor().mode(held.mode()).orElseThrow(), values);
        try (Credential entered = form.toCredential()) {
            requireRoom(others);
            requireOther(told.field(held.connector(), held.mode()).orElseThrow(), others, entered);
            List<Credential> all = new ArrayList<>(others);
            all.add(entered);
            try (Credential joined = JoinedKeys.of(all)) {
                return linking.relink(actor, accountId, joined, held.number(), saving);
            }
        }
    }

    private static void requireRoom(List<Credential> others) {
        if (others.size() >= MOST) {
            throw new ProblemException(
                    Problem.CONFLICT, "An account holds " + MOST + " keys at most. Remove or replace one.");
        }
    }

    private static void requireOther(String field, List<Credential> others, Credential entered) {
        String id = entered.value(field);
        if (others.stream().anyMatch(key -> key.value(field).equalsIgnoreCase(id))) {
            throw ProblemException.badField(
                    field, "must be that of another key: the account holds " + id + " already.");
        }
    }

    /**
     * Destroys a key at once, also in attempts to link the account again. What no other key gives is lost.
     *
     * @throws ProblemException not found, when the account holds no such key; conflict, when it has to stay
     */
    public LinkedAccount remove(Actor actor, long accountId, String keyId) {
        actor.require(Role.ADMIN);
        Held held = held(actor, accountId);
        try (Credential credential = held.credential()) {
            List<AccountKey> keys = told.of(held.connector(), credential, held.material());
            int index = indexOf(keys, keyId);
            LinkedKey.of(keys).get(index).staysBecause().ifPresent(words -> {
                throw new ProblemException(Problem.CONFLICT, words);
            });
            try (Credential left = JoinedKeys.of(without(credential, index))) {
                List<AccountKey> leftKeys = told.of(held.connector(), left, held.material());
                return transactions.in(
                        () -> remove(actor, accountId, held, keys.get(index).id(), left, leftKeys));
            }
        }
    }

    private LinkedAccount remove(
            Actor actor, long accountId, Held held, String keyId, Credential left, List<AccountKey> leftKeys) {
        List<Conversation> attempts = conversations.relinking(actor.organizationId(), accountId);
        Account account = register.forChange(actor.organizationId(), accountId);
        requireUnchanged(account, held.number());
        String fingerprint = signIns.leave(
                        connectors.find(held.connector()).orElseThrow().descriptor(), left, account.username(), false)
                .fingerprint();
        safe.keep(account, left, fingerprint, safe.material(account));
        if (LinkedKey.of(leftKeys).stream().allMatch(LinkedKey::known)) {
            account.keepOnly(
                    given(leftKeys),
                    "Key " + keyId + " gave this, and was removed. No other key of this account gives it.",
                    clock.instant());
        }
        attempts.forEach(attempt -> attempt.refuse(new Refusal(
                Problem.CONFLICT, "A key of the account was removed meanwhile. Begin again.", Optional.empty())));
        audit.record(actor, "account.key-removed", "account " + accountId, account.nickname() + "; key " + keyId);
        return presentation.of(account);
    }

    /** @param account its row is locked */
    static void requireUnchanged(Account account, int credentialNumber) {
        if (account.secrets().credentialNumber() != credentialNumber) {
            throw new ProblemException(
                    Problem.CONFLICT, "Somebody has changed the keys of this account meanwhile. Look again.");
        }
    }

    private static Set<Capability> given(List<AccountKey> keys) {
        return keys.stream().flatMap(key -> key.gives().stream()).collect(Collectors.toUnmodifiableSet());
    }

    private Held held(Actor actor, long accountId) {
        return transactions.in(() -> {
            Account account = register.linked(actor.organizationId(), accountId);
            if (told.field(account.connector(), account.mode()).isEmpty()) {
                throw new ProblemException(
                        Problem.CONFLICT,
                        "This account is linked in a way that holds one credential, or its connector is not installed. To"
                                + " put another credential in its place, link the account again.");
            }
            return new Held(
                    account.connector(),
                    account.mode(),
                    account.secrets().credentialNumber(),
                    safe.credential(account).orElseThrow(),
                    safe.material(account));
        });
    }

    private static int indexOf(List<AccountKey> keys, String keyId) {
        for (int index = 0; index < keys.size(); index++) {
            if (keys.get(index).id().equalsIgnoreCase(keyId)) {
                return index;
            }
        }
        throw ProblemException.notFound("key of this account");
    }

    private static List<Credential> without(Credential credential, int index) {
        List<Credential> others = new ArrayList<>(credential.keys());
        others.remove(index);
        return others;
    }
}
