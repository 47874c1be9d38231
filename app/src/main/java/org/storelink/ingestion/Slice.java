package org.storelink.ingestion;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.Subject;
import org.storelink.reports.SliceKey;

/**
 * A row of the ledger: what is known of one stream of one vendor, or of the whole account, for one period.
 *
 * <p>Its life: planned while the period still runs (<em>not due</em>), then <em>due</em>. The store's answer makes it <em>loaded</em>,
 * <em>empty</em>, <em>waiting</em> or <em>late</em>, or <em>missing</em> for good; what stands in the way makes it <em>blocked</em>. As
 * long as figures may change it is asked again, and other figures make it <em>restated</em>. Once a version is committed it
 * stays: no later failure takes its figures away, it only says beside them what is wrong.
 */
@Entity
@Table(name = "slice")
class Slice {

    private static final Duration SOONEST_AFTER_NOT_YET = Duration.ofHours(1);
    private static final int LONGEST_REASON = 1000;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "slice_seq")
    @SequenceGenerator(name = "slice_seq", sequenceName = "slice_seq", allocationSize = 1)
    private long id;

    @Column(name = "organization_id")
    private long organizationId;

    @Column(name = "account_id")
    private long accountId;

    @Column(name = "connector")
    private String connector;

    @Column(name = "vendor_id")
    private long vendorId;

    @Column(name = "vendor_code")
    private String vendorCode;

    @Column(name = "stream")
    private String stream;

    @Column(name = "subject")
    @Convert(converter = Words.OfSubject.class)
    private Subject subject;

    @Column(name = "grain")
    @Convert(converter = Words.OfGrain.class)
    private Grain grain;

    @Column(name = "period_start")
    private LocalDate periodStart;

    @Column(name = "state")
    @Convert(converter = Words.OfState.class)
    private ImportState state;

    @Column(name = "provisional")
    private boolean provisional;

    @Column(name = "restated")
    private boolean restated;

    @Column(name = "reason")
    private @Nullable String reason;

    @Column(name = "attempts")
    private int attempts;

    @Column(name = "next_try_at")
    private @Nullable Instant nextTryAt;

    @Column(name = "version_number")
    private int versionNumber;

    @Column(name = "applied_from")
    private long appliedFrom;

    @Column(name = "content_hash")
    private @Nullable String contentHash;

    @Column(name = "derived_by")
    private @Nullable String derivedBy;

    @Column(name = "unread_by")
    private @Nullable String unreadBy;

    @Column(name = "facts")
    private long facts;

    @Column(name = "resume_token")
    private @Nullable String resumeToken;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "confirmed_at")
    private @Nullable Instant confirmedAt;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected Slice() {}

    Slice(SliceOwner owner, String stream, ReportPeriod period, StreamCalendar calendar, Instant now) {
        this.organizationId = owner.organizationId();
        this.accountId = owner.accountId();
        this.connector = owner.connector();
        this.vendorId = owner.vendorId();
        this.vendorCode = owner.vendorCode();
        this.stream = stream;
        this.subject = calendar.stream().subject();
        this.grain = period.grain();
        this.periodStart = period.start();
        this.nextTryAt = calendar.dueAt(period);
        this.state = now.isBefore(nextTryAt) ? ImportState.NOT_DUE : ImportState.DUE;
        this.changedAt = now;
    }

    /** The store is about to be asked. */
    void ask(Instant now) {
        attempts++;
        if (state == ImportState.NOT_DUE) {
            become(ImportState.DUE, now);
        }
    }

    /** What an older call brought and nobody could read is given up. */
    void beginAnew() {
        unreadBy = null;
    }

    /** A part is archived; a call that is cut off goes on behind it. */
    void goOnFrom(@Nullable ResumeToken token) {
        resumeToken = token == null ? null : token.value();
    }

    /** The store gave no answer about this slice; it stays as it is. */
    void postpone(String why) {
        reason = cut(why);
    }

    /** Whether the figures of these files are committed already, by the same parser. */
    boolean holds(String hash, String pluginVersion) {
        return versionNumber > 0 && unreadBy == null && hash.equals(contentHash) && pluginVersion.equals(derivedBy);
    }

    /** The store gave the same answer again. */
    void confirm(StreamCalendar calendar, Instant now) {
        settle(calendar.askAgainAt(period(), now, false));
        confirmedAt = now;
        become(settledState(), now);
    }

    /** New figures are committed under the sequence. */
    void load(Derivation derivation, long sequence, StreamCalendar calendar, Instant now) {
        restated |= versionNumber > 0 && !derivation.contentHash().equals(contentHash);
        commit(derivation, sequence);
        settle(calendar.askAgainAt(period(), now, false));
        confirmedAt = now;
        changedAt = now;
        become(settledState(), now);
    }

    /** The figures stand; the store does not tell all that such a file usually holds. */
    void lacks(String what) {
        reason = cut(what);
    }

    /** The archived files were read anew by another parser; the store was not asked. */
    void rederive(Derivation derivation, long sequence, Instant now) {
        commit(derivation, sequence);
        changedAt = now;
        if (state == ImportState.BLOCKED) {
            reason = null;
            attempts = 0;
            become(settledState(), now);
        }
    }

    /** The store says there was nothing, and it is too early to believe that. */
    void emptyForNow(StreamCalendar calendar, Instant now) {
        settle(calendar.askAgainAt(period(), now, true));
        provisional = true;
        become(ImportState.EMPTY, now);
    }

    /** The store says there was nothing, for good; committed under the sequence. */
    void emptyForGood(long sequence, StreamCalendar calendar, Instant now) {
        versionNumber++;
        appliedFrom = sequence;
        facts = 0;
        settle(calendar.askAgainAt(period(), now, false));
        confirmedAt = now;
        become(ImportState.EMPTY, now);
    }

    /** The store says there was nothing where it gave figures before: those stay. */
    void keepDespiteEmpty(StreamCalendar calendar, Instant now) {
        settle(calendar.askAgainAt(period(), now, false));
        reason = "The store now says that there is nothing to report. The figures it gave before are kept.";
        become(settledState(), now);
    }

    /** The store has not made the file yet. */
    void notYet(Instant notBefore, StreamCalendar calendar, Instant now) {
        await(notBefore, calendar.isLate(period(), now) ? ImportState.LATE : ImportState.WAITING, now);
    }

    /**
     * The store has not made the file yet, or will never make one: it says the same of both.
     *
     * @param expected whether it has ever made such a file, so that this one may be late
     */
    void notYetOrNothing(Instant notBefore, boolean expected, StreamCalendar calendar, Instant now) {
        boolean overdue = calendar.isLate(period(), now);
        await(notBefore, overdue && expected ? ImportState.LATE : ImportState.WAITING, now);
        if (overdue && versionNumber == 0) {
            reason = "The store tells nothing of this period, and would say the same if there were nothing to tell.";
        }
    }

    private void await(Instant notBefore, ImportState withoutFigures, Instant now) {
        Instant soonest = now.plus(SOONEST_AFTER_NOT_YET);
        nextTryAt = notBefore.isBefore(soonest) ? soonest : notBefore;
        reason = hasLostFiles() ? reason : null;
        provisional = false;
        if (versionNumber > 0) {
            become(settledState(), now);
        } else {
            become(withoutFigures, now);
        }
    }

    /** There will be no file, or no other one. A store that is asked too early says that too, so it is not believed at once. */
    void never(String why, StreamCalendar calendar, Instant now) {
        if (versionNumber == 0 && !calendar.isLate(period(), now)) {
            notYet(calendar.dueAt(period()), calendar, now);
            return;
        }
        String lost = hasLostFiles() ? reason + " " : "";
        settle(Optional.empty());
        reason = cut(lost + why);
        become(versionNumber > 0 ? settledState() : ImportState.MISSING, now);
    }

    /** What was asked for, or what came, cannot be taken in; asked again after a while. */
    void block(String why, Instant now) {
        reason = cut(why);
        provisional = false;
        nextTryAt = now.plus(BackOff.SLICE.after(Math.max(attempts, 1)));
        become(ImportState.BLOCKED, now);
    }

    /**
     * The fetched files are complete, but this version of the plugin cannot read them; they are kept for a later one. Stores mix reports
     * up now and then and send the right one when they are asked again, so the first time that is done at once.
     */
    void unread(String why, String pluginVersion, Instant now) {
        boolean first = state != ImportState.BLOCKED;
        block(why, now);
        if (first) {
            attempts = 0;
            nextTryAt = now;
        }
        unreadBy = pluginVersion;
        resumeToken = null;
    }

    /** The archived files of the newest version cannot be used any more: the store is asked for them again, as long as it has them. */
    void loseFiles(String why, Instant now) {
        reason = cut(why);
        derivedBy = null;
        attempts = 0;
        nextTryAt = now;
        become(ImportState.DUE, now);
    }

    /** The archived files are whole, but this version of the plugin, if there is one, cannot read them. */
    void cannotBeRead(String why, String byPluginVersion, Instant now) {
        reason = cut(why);
        unreadBy = byPluginVersion;
        become(ImportState.BLOCKED, now);
    }

    /** A person wants the store to be asked again. */
    void askAgain(Instant now) {
        attempts = 0;
        nextTryAt = now;
        if (versionNumber == 0) {
            provisional = false;
            become(ImportState.DUE, now);
        }
    }

    /** A person does not want to wait: asked now, if the period has ended and nothing final is known of it. */
    void hurry(StreamCalendar calendar, Instant now) {
        boolean open = versionNumber == 0 && state != ImportState.MISSING;
        if (open && calendar.hasEnded(period(), now)) {
            nextTryAt = now;
        }
    }

    private void commit(Derivation derivation, long sequence) {
        versionNumber++;
        appliedFrom = sequence;
        contentHash = derivation.contentHash();
        derivedBy = derivation.pluginVersion();
        unreadBy = null;
        facts = derivation.facts();
    }

    private void settle(Optional<Instant> askAgainAt) {
        nextTryAt = askAgainAt.orElse(null);
        attempts = 0;
        reason = null;
        provisional = false;
        resumeToken = null;
    }

    private ImportState settledState() {
        if (contentHash == null) {
            return ImportState.EMPTY;
        }
        if (hasLostFiles()) {
            return ImportState.BLOCKED;
        }
        return restated ? ImportState.RESTATED : ImportState.LOADED;
    }

    private boolean hasLostFiles() {
        return contentHash != null && derivedBy == null;
    }

    private void become(ImportState next, Instant now) {
        if (state != next) {
            state = next;
            changedAt = now;
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON - 1) + "…";
    }

    long id() {
        return id;
    }

    long organizationId() {
        return organizationId;
    }

    long accountId() {
        return accountId;
    }

    String connector() {
        return connector;
    }

    long vendorId() {
        return vendorId;
    }

    ReportPeriod period() {
        return new ReportPeriod(grain, periodStart);
    }

    ReportSlice asked() {
        return new ReportSlice(stream, vendorCode, period());
    }

    Planner.Row planned() {
        return new Planner.Row(vendorId, vendorCode, stream, period());
    }

    int versionNumber() {
        return versionNumber;
    }

    boolean hasFigures() {
        return versionNumber > 0 && contentHash != null;
    }

    boolean isConfirmedEmpty() {
        return versionNumber > 0 && contentHash == null;
    }

    /** Why the files that were fetched last could not be read; empty when nobody has tried. */
    Optional<String> whyUnread() {
        return unreadBy == null ? Optional.empty() : Optional.ofNullable(reason);
    }

    Optional<ResumeToken> resumeAfter() {
        return Optional.ofNullable(resumeToken).map(ResumeToken::new);
    }

    SliceKey key() {
        return new SliceKey(id, accountId, vendorId, stream, period(), subject);
    }

    /** @param versions files of each version that has some, the newest first */
    LedgerChanges.Change change(List<List<ArchivedPart>> versions) {
        return new LedgerChanges.Change.SliceChanged(appliedFrom, connector, asked(), key(), versions);
    }

    ImportRow row() {
        return new ImportRow(
                id,
                stream,
                vendorId,
                vendorCode,
                grain,
                period().toString(),
                periodStart,
                period().end(),
                state,
                provisional,
                Optional.ofNullable(reason),
                versionNumber,
                attempts,
                Optional.ofNullable(nextTryAt),
                Optional.ofNullable(contentHash),
                Optional.ofNullable(derivedBy),
                facts,
                changedAt,
                Optional.ofNullable(confirmedAt));
    }
}
