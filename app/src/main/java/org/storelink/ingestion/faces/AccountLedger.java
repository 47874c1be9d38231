package org.storelink.ingestion.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.storelink.accounts.Accounts;
import org.storelink.accounts.LinkedVendor;
import org.storelink.connector.Grain;
import org.storelink.ingestion.ImportCalendar;
import org.storelink.ingestion.ImportRow;
import org.storelink.ingestion.ImportState;
import org.storelink.ingestion.Imports;
import org.storelink.ingestion.RawFile;
import org.storelink.ingestion.RawFileFilter;
import org.storelink.ingestion.RawFiles;
import org.storelink.ingestion.SyncProgress;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.Paging;
import org.storelink.platform.ProblemException;

/**
 * The ledger on an account's page: how far collecting has come, a calendar of one stream of one vendor, and what is known of the
 * period that was clicked. All of that stands in the address.
 */
@Named
@RequestScoped
public class AccountLedger {

    @Inject
    private Imports imports;

    @Inject
    private RawFiles files;

    @Inject
    Accounts accounts;

    @Inject
    CurrentActor actor;

    @Inject
    private Clock clock;

    @Inject
    @Param(name = "id", required = true)
    @Nullable
    Long id;

    @Inject
    @Param(name = "stream")
    private @Nullable String chosenStream;

    @Inject
    @Param(name = "vendor")
    private @Nullable Long chosenVendor;

    @Inject
    @Param(name = "year")
    private @Nullable Integer chosenYear;

    @Inject
    @Param(name = "period")
    private @Nullable String chosenPeriod;

    private @Nullable SyncProgress progress;
    private @Nullable ImportCalendar calendar;
    private @Nullable List<LinkedVendor> vendors;

    public SyncProgress getProgress() {
        if (progress == null) {
            progress = imports.progress(actor.get(), id());
        }
        return progress;
    }

    /** Whether there is anything to be shown yet. */
    public boolean isAny() {
        return !getProgress().streams().isEmpty() && !getVendors().isEmpty();
    }

    public List<LinkedVendor> getVendors() {
        if (vendors == null) {
            vendors = accounts.get(actor.get(), id()).vendors();
        }
        return vendors;
    }

    public String getStream() {
        return chosenStream != null ? chosenStream : getProgress().streams().getFirst().stream();
    }

    public long getVendor() {
        return chosenVendor != null ? chosenVendor : usualVendor().id();
    }

    private LinkedVendor usualVendor() {
        return getVendors().stream().filter(LinkedVendor::chosen).findFirst().orElseGet(() -> getVendors()
                .getFirst());
    }

    public ImportCalendar getCalendar() {
        if (calendar == null) {
            calendar = newestYearWithRows();
        }
        return calendar;
    }

    private ImportCalendar newestYearWithRows() {
        int thisYear = LocalDate.now(clock).getYear();
        ImportCalendar asked = year(chosenYear == null ? thisYear : chosenYear);
        boolean elsewhere =
                chosenYear == null && asked.rows().isEmpty() && !asked.years().isEmpty();
        return elsewhere ? year(asked.years().getLast()) : asked;
    }

    private ImportCalendar year(int year) {
        return imports.calendar(actor.get(), id(), getStream(), getVendor(), year);
    }

    /** The page's address, to which a stream, a vendor, a year and a period may be added. */
    public String getAddress() {
        return Faces.getRequestContextPath() + "/accounts/account?id=" + id();
    }

    /** Days are drawn in weeks, other periods one after the other. */
    public boolean isDaily() {
        return getCalendar().rows().stream().allMatch(row -> row.grain() == Grain.DAY);
    }

    /** Empty places before the first day, so that each row of the calendar is one day of the week, Monday first. */
    public List<Integer> getBlanks() {
        List<ImportRow> rows = getCalendar().rows();
        int before =
                rows.isEmpty() ? 0 : rows.getFirst().startDate().getDayOfWeek().getValue() - 1;
        return IntStream.range(0, before).boxed().toList();
    }

    /** States in the order of the legend. */
    public ImportState[] getStates() {
        return ImportState.values();
    }

    public boolean isChosen(ImportRow row) {
        return row.period().equals(chosenPeriod);
    }

    /** The period that was clicked, when it is in the calendar. */
    public @Nullable ImportRow getRow() {
        return getCalendar().rows().stream().filter(this::isChosen).findFirst().orElse(null);
    }

    /** Every version of every file of the period that was clicked. */
    public List<RawFile> getFiles() {
        ImportRow row = getRow();
        if (row == null) {
            return List.of();
        }
        var filter = new RawFileFilter(Optional.empty(), Optional.of(row.grain()), Optional.of(row.startDate()));
        return files.list(actor.get(), filter, new Paging(1, Paging.MAX_COUNT)).results().stream()
                .filter(file -> file.accountId() == id()
                        && file.stream().equals(row.stream())
                        && file.vendor().equals(row.vendor()))
                .toList();
    }

    /** Whether the person may open a file; a listed one may be for others only. */
    public boolean isOpenable(RawFile file) {
        return actor.get().role().includes(file.reader());
    }

    /** Sends a file as the store sent it. */
    public void download(long fileId) throws IOException {
        RawFile file = files.get(actor.get(), fileId);
        try (InputStream bytes = files.open(actor.get(), file)) {
            Faces.sendFile(bytes, file.name(), true);
        }
    }

    private long id() {
        if (id == null) {
            throw ProblemException.notFound("account");
        }
        return id;
    }
}
