package org.storelink.accounts;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.Store;
import org.storelink.connector.StoreIdentity;
import org.storelink.connector.Vendor;

/**
 * A linked account.
 *
 * <p>Its life: a link attempt that came to its end makes it, with an identity that never changes. From then on stores answer and
 * {@linkplain Consequence failures have consequences}; a rejected credential is latched, so nothing is sent with it until somebody
 * has linked again, which replaces the credential and gives it the next number. What is said about a credential of an older number
 * no longer counts. Unlinking destroys the secrets at once and keeps the row: linking the same identity again goes on with it, so
 * that history that was kept is not counted twice.
 */
@Entity
@Table(name = "linked_account")
class Account {

    private static final int LONGEST_NAME = 400;
    private static final int LONGEST_CAUTIONS = 2000;

    private static final Set<AccountState> ON_ITS_WAY =
            Set.of(AccountState.PREPARING, AccountState.SYNCING, AccountState.HEALTHY, AccountState.DELAYED_BY_STORE);

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "linked_account_seq")
    @SequenceGenerator(name = "linked_account_seq", sequenceName = "linked_account_seq", allocationSize = 1)
    private long id;

    @Column(name = "organization_id")
    private long organizationId;

    @Column(name = "nickname")
    private String nickname;

    @Column(name = "username")
    private String username = "";

    @Column(name = "connector")
    private String connector;

    @Column(name = "link_mode")
    private String mode = "";

    @Column(name = "store_code")
    private String storeCode;

    @Column(name = "store_number")
    private int storeNumber;

    @Column(name = "identity_id")
    private String identityId;

    @Column(name = "identity_name")
    private String identityName;

    @Column(name = "publisher_code")
    private @Nullable String publisherCode;

    @Embedded
    private SealedSecrets secrets = new SealedSecrets();

    /** The last one; null before the first. */
    @Embedded
    private @Nullable ExpiryWarning warning;

    @Embedded
    private Standing standing;

    @Embedded
    private Collecting collecting = new Collecting(true);

    @Column(name = "cautions")
    private @Nullable String cautions;

    @Column(name = "checked_at")
    private Instant checkedAt;

    @Column(name = "linked_at")
    private Instant linkedAt;

    @Column(name = "unlinked_at")
    private @Nullable Instant unlinkedAt;

    @Version
    @Column(name = "row_version")
    private int version;

    @OneToMany(mappedBy = "account", cascade = CascadeType.ALL)
    @OrderBy("code")
    private List<AccountVendor> vendors = new ArrayList<>();

    @ElementCollection
    @CollectionTable(
            name = "account_capability",
            joinColumns = @JoinColumn(name = "account_id", referencedColumnName = "id"))
    private Set<CheckedCapability> checks = new HashSet<>();

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected Account() {}

    Account(long organizationId, String connector, Store store, StoreIdentity identity, Instant now) {
        this.organizationId = organizationId;
        this.nickname = Clip.to(Accounts.LONGEST_NICKNAME, identity.name());
        this.connector = connector;
        this.storeCode = store.code();
        this.storeNumber = store.number();
        this.identityId = identity.id();
        this.identityName = Clip.to(LONGEST_NAME, identity.name());
        this.standing = new Standing(AccountState.PREPARING, now);
        this.checkedAt = now;
        this.linkedAt = now;
    }

    /**
     * Takes what a link attempt came to; the caller seals the secrets beside it. While the store wants to be left in peace it stays
     * so.
     *
     * @param others vendors that the store has too; they are known from now on and not collected
     */
    void link(String linkMode, String name, LinkGrant grant, List<Vendor> others, Instant now) {
        mode = linkMode;
        username = name;
        identityName = Clip.to(LONGEST_NAME, grant.identity().name());
        publisherCode = grant.publisher().orElse(null);
        if (unlinkedAt != null) {
            unlinkedAt = null;
            collecting.resume();
            linkedAt = now;
        }
        cautions = Clip.to(LONGEST_CAUTIONS, String.join(String.valueOf('\n'), grant.cautions()));
        takeVendors(grant.vendors(), others);
        take(grant.checks(), now);
        if (!standing.isResting(now)) {
            standing.become(AccountState.PREPARING, "", now);
            judge(grant.checks(), now);
        }
    }

    /** Vendors that the identity no longer has stay known, because history names them; they are not collected. */
    private void takeVendors(List<Vendor> granted, List<Vendor> others) {
        granted.forEach(vendor -> meet(vendor).rename(vendor.name()));
        others.forEach(this::meet);
        choose(granted.stream().map(Vendor::code).collect(Collectors.toSet()));
    }

    private AccountVendor meet(Vendor vendor) {
        return vendors.stream()
                .filter(old -> old.code().equals(vendor.code()))
                .findFirst()
                .orElseGet(() -> {
                    AccountVendor added = new AccountVendor(this, organizationId, connector, vendor);
                    vendors.add(added);
                    return added;
                });
    }

    /**
     * What the store grants now. Clears what an earlier failure said, but never the latch. That something could not be told takes away
     * nothing that was granted.
     */
    void check(List<Check> found, Instant now) {
        Map<Capability, Check> next = byCapability(found);
        checks().stream()
                .filter(earlier -> earlier.outcome() == Check.Outcome.GRANTED)
                .forEach(earlier ->
                        next.computeIfPresent(earlier.capability(), (_, check) -> isPending(check) ? earlier : check));
        take(next.values(), now);
        judge(next.values(), now);
    }

    /**
     * What the store grants now of what it could not tell before. The rest stays as it is, and so does what an earlier failure said, unless
     * that was that nothing is granted.
     *
     * @param found nothing when the store was asked and could not tell
     * @return whether anything has come out otherwise than before
     */
    boolean learn(List<Check> found, Instant now) {
        Map<Capability, Check> next = byCapability(checks());
        Map<Capability, Check.Outcome> before = outcomes(next);
        found.forEach(check -> next.merge(check.capability(), check, (old, fresh) -> isPending(old) ? fresh : old));
        take(next.values(), now);
        if (!found.isEmpty() && standing.state() == AccountState.NEEDS_PERMISSION) {
            judge(next.values(), now);
        }
        return !outcomes(next).equals(before);
    }

    private static Map<Capability, Check.Outcome> outcomes(Map<Capability, Check> checks) {
        return checks.values().stream().collect(Collectors.toMap(Check::capability, Check::outcome));
    }

    private static Map<Capability, Check> byCapability(Collection<Check> found) {
        Map<Capability, Check> checks = new EnumMap<>(Capability.class);
        found.forEach(check -> checks.put(check.capability(), check));
        return checks;
    }

    private static boolean isPending(Check check) {
        return check.outcome() == Check.Outcome.PENDING;
    }

    private void take(Collection<Check> found, Instant now) {
        Set<CheckedCapability> next = found.stream()
                .map(check -> new CheckedCapability(organizationId, check))
                .collect(Collectors.toSet());
        checks.retainAll(next);
        checks.addAll(next);
        checkedAt = now;
    }

    private void judge(Collection<Check> found, Instant now) {
        if (grants().isEmpty() && !standing.isLatched()) {
            String reasons = found.stream().map(Check::detail).distinct().collect(Collectors.joining(" "));
            standing.become(AccountState.NEEDS_PERMISSION, reasons, now);
        } else {
            recover(now);
        }
    }

    /**
     * The store, or the connector, said no. One capability that turns out to be missing leaves the others at work. What a call that
     * was under way says later never undoes a rejection: that would send the rejected credential again.
     */
    void suffer(Consequence consequence, Instant now) {
        if (standing.isLatched() && !consequence.needsNewCredential()) {
            return;
        }
        consequence.lost().ifPresent(capability -> lose(capability, consequence.message(), now));
        if (consequence.lost().isEmpty()) {
            standing.become(consequence.state(), consequence.message(), now);
            consequence.restUntil().ifPresent(standing::rest);
        }
    }

    private void lose(Capability capability, String reason, Instant now) {
        List<Check> found = new ArrayList<>(checks());
        found.removeIf(check -> check.capability() == capability);
        found.add(new Check(capability, Check.Outcome.MISSING, reason));
        check(found, now);
    }

    /** A key is gone: what was granted and is not given by the others is lost. */
    void keepOnly(Set<Capability> given, String reason, Instant now) {
        List<Check> left = checks().stream()
                .map(check -> check.outcome() == Check.Outcome.GRANTED && !given.contains(check.capability())
                        ? new Check(check.capability(), Check.Outcome.MISSING, reason)
                        : check)
                .toList();
        take(left, checkedAt);
        if (grants().isEmpty()) {
            judge(left, now);
        }
    }

    /** The store answered as it should. What only a person can mend, and what ingestion is busy with, stays as it is. */
    void recover(Instant now) {
        boolean busy = standing.state() == AccountState.PREPARING || standing.state() == AccountState.SYNCING;
        if (!standing.isLatched() && !busy) {
            standing.become(AccountState.HEALTHY, "", now);
        }
    }

    /** Takes how far ingestion has come. Trouble stays what it is until the store has answered as it should. */
    void progress(SyncStatus status, Instant now) {
        collecting.take(status);
        if (ON_ITS_WAY.contains(standing.state()) && !standing.isResting(now)) {
            switch (status.phase()) {
                case PREPARING -> standing.become(AccountState.PREPARING, "", now);
                case SYNCING -> standing.become(AccountState.SYNCING, "", now);
                case UP_TO_DATE -> standing.become(AccountState.HEALTHY, "", now);
                case DELAYED ->
                    standing.become(AccountState.DELAYED_BY_STORE, "The store has not published what is due yet.", now);
            }
        }
    }

    /** The warning that a person will be needed that has not been given yet; empty when it is not time, or a person is needed already. */
    Optional<ExpiryWarning> warningDue(Instant now) {
        if (standing.isLatched() || collecting.pausedAt().isPresent()) {
            return Optional.empty();
        }
        return secrets.expiresAt().flatMap(end -> ExpiryWarning.at(now, end)).filter(due -> due.isNewAfter(warning));
    }

    void warned(ExpiryWarning given) {
        warning = given;
    }

    void rename(String newNickname) {
        nickname = newNickname;
    }

    /** Collects these vendors from now on; the caller made sure that each is one of this account's. */
    void choose(Set<String> codes) {
        if (vendors.stream().anyMatch(vendor -> !vendor.isChosen() && codes.contains(vendor.code()))) {
            collecting.lackHistory();
        }
        vendors.forEach(vendor -> vendor.choose(codes.contains(vendor.code())));
    }

    /** Destroys the secrets and stops everything; the vendors become free for other accounts. */
    void unlink(Instant now) {
        secrets.destroy();
        unlinkedAt = now;
        choose(Set.of());
        collecting.planNothing();
    }

    boolean isLinked() {
        return unlinkedAt == null;
    }

    /** Whether something may be sent with the credential now. */
    boolean mayBeUsed(Instant now) {
        return isLinked() && !standing.isLatched() && !standing.isResting(now);
    }

    /** Whether a session may be opened now, at least for what needs no code. */
    boolean mayBeOpened(Instant now) {
        return isLinked() && !standing.isResting(now) && (!standing.isLatched() || awaitsCode());
    }

    boolean awaitsCode() {
        return standing.state() == AccountState.NEEDS_CODE;
    }

    /** What the store could tell of, granted or not. */
    Set<Capability> told() {
        return checks().stream()
                .filter(check -> !isPending(check))
                .map(Check::capability)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What the store granted when it could tell last. */
    Set<Capability> grants() {
        return checks().stream()
                .filter(check -> check.outcome() == Check.Outcome.GRANTED)
                .map(Check::capability)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Codes of the vendors whose reports are collected. */
    Set<String> collected() {
        return vendors.stream()
                .filter(AccountVendor::isChosen)
                .map(AccountVendor::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    SyncTarget target() {
        List<LinkedVendor> collected =
                vendors().stream().filter(LinkedVendor::chosen).toList();
        return new SyncTarget(
                organizationId, id, connector, mode, collected, grants(), linkedAt, secrets.credentialNumber());
    }

    long id() {
        return id;
    }

    long organizationId() {
        return organizationId;
    }

    String nickname() {
        return nickname;
    }

    String username() {
        return username;
    }

    String connector() {
        return connector;
    }

    String mode() {
        return mode;
    }

    String storeCode() {
        return storeCode;
    }

    int storeNumber() {
        return storeNumber;
    }

    String identityId() {
        return identityId;
    }

    String identityName() {
        return identityName;
    }

    SealedSecrets secrets() {
        return secrets;
    }

    Standing standing() {
        return standing;
    }

    Collecting collecting() {
        return collecting;
    }

    /** What whoever linked the account should think about. */
    List<String> cautions() {
        return cautions == null ? List.of() : cautions.lines().toList();
    }

    /** When the store was asked last for what it grants, whether it could tell or not. */
    Instant checkedAt() {
        return checkedAt;
    }

    Instant linkedAt() {
        return linkedAt;
    }

    List<LinkedVendor> vendors() {
        return vendors.stream().map(AccountVendor::toLinkedVendor).toList();
    }

    List<Check> checks() {
        return checks.stream().map(CheckedCapability::toCheck).toList();
    }
}
