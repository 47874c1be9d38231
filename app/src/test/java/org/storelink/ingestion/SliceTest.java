package org.storelink.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;

class SliceTest {

    private static final SliceOwner OWNER = new SliceOwner(1, 2, "example", 3, "80000001");
    private static final ReportPeriod PERIOD = new ReportPeriod(Grain.DAY, LocalDate.of(2026, 11, 20));
    private static final Instant RUNNING = Instant.parse("2026-11-20T20:00:00Z");
    private static final Instant DUE = Instant.parse("2026-11-21T16:00:00Z");
    private static final Instant NEXT_DAY = Instant.parse("2026-11-22T16:00:00Z");
    private static final Instant LONG_AFTER = Instant.parse("2026-12-20T16:00:00Z");
    private static final Derivation FIRST = new Derivation("aa", "1.0", 10);
    private static final Derivation OTHER = new Derivation("bb", "1.0", 12);

    private final StreamCalendar calendar = Streams.calendar(Streams.daily(365));

    private Slice due() {
        return new Slice(OWNER, "sales-daily", PERIOD, calendar, DUE);
    }

    private Slice loaded() {
        Slice slice = due();
        slice.ask(DUE);
        slice.load(FIRST, 1, calendar, DUE);
        return slice;
    }

    @Test
    void isNotDueBeforeTheStoreUsuallyHasIt() {
        Slice slice = new Slice(OWNER, "sales-daily", PERIOD, calendar, RUNNING);

        assertThat(slice.row().state()).isEqualTo(ImportState.NOT_DUE);
        assertThat(slice.row().nextTryAt()).contains(DUE);
    }

    @Test
    void isDueOnceTheStoreUsuallyHasIt() {
        assertThat(due().row().state()).isEqualTo(ImportState.DUE);

        Slice planned = new Slice(OWNER, "sales-daily", PERIOD, calendar, RUNNING);
        planned.ask(DUE);
        assertThat(planned.row().state()).isEqualTo(ImportState.DUE);
    }

    @Test
    void waitsForAStoreThatHasNotMadeTheFile() {
        Slice slice = due();

        slice.notYet(DUE.plusSeconds(10), calendar, DUE);

        assertThat(slice.row().state()).isEqualTo(ImportState.WAITING);
        assertThat(slice.row().nextTryAt()).contains(Instant.parse("2026-11-21T17:00:00Z"));
    }

    @Test
    void isLateADayAfterTheUsualTime() {
        Slice slice = due();

        slice.notYet(Instant.parse("2026-11-22T20:00:00Z"), calendar, NEXT_DAY);

        assertThat(slice.row().state()).isEqualTo(ImportState.LATE);
        assertThat(slice.row().nextTryAt()).contains(Instant.parse("2026-11-22T20:00:00Z"));
    }

    @Test
    void isLoadedAndAskedAgainWhileFiguresMayChange() {
        ImportRow row = loaded().row();

        assertThat(row.state()).isEqualTo(ImportState.LOADED);
        assertThat(row.version()).isEqualTo(1);
        assertThat(row.attempts()).isZero();
        assertThat(row.sha256()).contains("aa");
        assertThat(row.facts()).isEqualTo(10);
        assertThat(row.nextTryAt()).contains(NEXT_DAY);
    }

    @Test
    void theSameFigureAgainOnlyConfirms() {
        Slice slice = loaded();

        assertThat(slice.holds("aa", "1.0")).isTrue();
        slice.confirm(calendar, NEXT_DAY);

        assertThat(slice.row().state()).isEqualTo(ImportState.LOADED);
        assertThat(slice.row().version()).isEqualTo(1);
        assertThat(slice.row().changedAt()).isEqualTo(DUE);
        assertThat(slice.row().confirmedAt()).contains(NEXT_DAY);
    }

    @Test
    void otherFiguresRestate() {
        Slice slice = loaded();

        assertThat(slice.holds("bb", "1.0")).isFalse();
        slice.load(OTHER, 2, calendar, NEXT_DAY);

        assertThat(slice.row().state()).isEqualTo(ImportState.RESTATED);
        assertThat(slice.row().version()).isEqualTo(2);
        slice.confirm(calendar, LONG_AFTER);
        assertThat(slice.row().state()).isEqualTo(ImportState.RESTATED);
        assertThat(slice.row().nextTryAt()).isEmpty();
    }

    @Test
    void anotherPluginVersionDerivesAnewWithoutRestating() {
        Slice slice = loaded();

        assertThat(slice.holds("aa", "1.1")).isFalse();
        slice.rederive(new Derivation("aa", "1.1", 11), 2, NEXT_DAY);

        assertThat(slice.row().state()).isEqualTo(ImportState.LOADED);
        assertThat(slice.row().version()).isEqualTo(2);
        assertThat(slice.row().pluginVersion()).contains("1.1");
        assertThat(slice.row().nextTryAt()).contains(NEXT_DAY);
    }

    @Test
    void noSalesIsProvisionalFirstAndBelievedLater() {
        Slice slice = due();

        slice.emptyForNow(calendar, DUE);
        assertThat(slice.row().state()).isEqualTo(ImportState.EMPTY);
        assertThat(slice.row().provisional()).isTrue();
        assertThat(slice.row().version()).isZero();

        slice.emptyForGood(1, calendar, LONG_AFTER);
        assertThat(slice.row().state()).isEqualTo(ImportState.EMPTY);
        assertThat(slice.row().provisional()).isFalse();
        assertThat(slice.row().version()).isEqualTo(1);
        assertThat(slice.row().nextTryAt()).isEmpty();
    }

    @Test
    void salesAfterNoSalesRestate() {
        Slice slice = due();
        slice.emptyForGood(1, calendar, DUE);

        slice.load(FIRST, 2, calendar, NEXT_DAY);

        assertThat(slice.row().state()).isEqualTo(ImportState.RESTATED);
    }

    @Test
    void nothingToReportAfterFiguresKeepsTheFigures() {
        Slice slice = loaded();

        slice.keepDespiteEmpty(calendar, NEXT_DAY);

        assertThat(slice.row().state()).isEqualTo(ImportState.LOADED);
        assertThat(slice.row().version()).isEqualTo(1);
        assertThat(slice.row().reason())
                .hasValueSatisfying(reason ->
                        assertThat(reason).contains("nothing to report", "kept").doesNotContain("sales"));
    }

    @Test
    void isMissingForGoodWhenTheStoreWillNeverHaveIt() {
        Slice slice = due();

        slice.never("No longer available.", calendar, NEXT_DAY);

        assertThat(slice.row().state()).isEqualTo(ImportState.MISSING);
        assertThat(slice.row().reason()).contains("No longer available.");
        assertThat(slice.row().nextTryAt()).isEmpty();
    }

    @Test
    void doesNotBelieveThatThereWillBeNoFileBeforeThereUsuallyIsOne() {
        Slice slice = new Slice(OWNER, "sales-daily", PERIOD, calendar, RUNNING);
        Instant ended = Instant.parse("2026-11-21T09:00:00Z");
        slice.hurry(calendar, ended);
        slice.ask(ended);

        slice.never("No longer available.", calendar, ended);

        assertThat(slice.row().state()).isEqualTo(ImportState.WAITING);
        assertThat(slice.row().nextTryAt()).contains(DUE);
    }

    @Test
    void isNotHurriedBeforeItsDayHasEndedInTheZoneOfTheStore() {
        Slice slice = new Slice(OWNER, "sales-daily", PERIOD, calendar, RUNNING);

        slice.hurry(calendar, Instant.parse("2026-11-21T07:59:59Z"));
        assertThat(slice.row().nextTryAt()).contains(DUE);

        Instant ended = Instant.parse("2026-11-21T08:00:00Z");
        slice.hurry(calendar, ended);
        assertThat(slice.row().nextTryAt()).contains(ended);
    }

    @Test
    void whatIsLoadedStaysLoadedWhenTheStoreNoLongerHasIt() {
        Slice slice = loaded();

        slice.never("No longer available.", calendar, LONG_AFTER);

        assertThat(slice.row().state()).isEqualTo(ImportState.LOADED);
        assertThat(slice.row().nextTryAt()).isEmpty();
    }

    @Test
    void isBlockedWithTheReasonAndTriedAgainLaterEachTime() {
        Slice slice = due();

        slice.ask(DUE);
        slice.block("Not a report.", DUE);
        assertThat(slice.row().state()).isEqualTo(ImportState.BLOCKED);
        assertThat(slice.row().reason()).contains("Not a report.");
        assertThat(slice.row().nextTryAt()).contains(DUE.plusSeconds(3600));

        slice.ask(NEXT_DAY);
        slice.block("Not a report.", NEXT_DAY);
        assertThat(slice.row().attempts()).isEqualTo(2);
        assertThat(slice.row().nextTryAt()).contains(NEXT_DAY.plusSeconds(7200));
    }

    @Test
    void isAskedForOnceMoreAtOnceWhenItsFileCannotBeReadAndThenAsWhateverIsBlocked() {
        Slice slice = due();

        slice.ask(DUE);
        slice.unread("A file of another day.", "1.0", DUE);
        assertThat(slice.row().state()).isEqualTo(ImportState.BLOCKED);
        assertThat(slice.row().nextTryAt()).contains(DUE);

        slice.ask(DUE);
        slice.unread("A file of another day.", "1.0", DUE);
        assertThat(slice.row().nextTryAt()).contains(DUE.plusSeconds(3600));

        slice.ask(NEXT_DAY);
        slice.unread("A file of another day.", "1.0", NEXT_DAY);
        assertThat(slice.row().nextTryAt()).contains(NEXT_DAY.plusSeconds(7200));
    }

    @Test
    void anUnreadableRestatementTakesNothingAway() {
        Slice slice = loaded();

        slice.ask(NEXT_DAY);
        slice.unread("A column is missing.", "1.0", NEXT_DAY);

        assertThat(slice.row().state()).isEqualTo(ImportState.BLOCKED);
        assertThat(slice.row().version()).isEqualTo(1);
        assertThat(slice.row().facts()).isEqualTo(10);
        assertThat(slice.holds("aa", "1.0")).isFalse();
    }

    @Test
    void lostFilesAreAskedForAgainAndTheSameFileIsThenTaken() {
        Slice slice = loaded();

        slice.loseFiles("damaged", LONG_AFTER);
        assertThat(slice.row().state()).isEqualTo(ImportState.DUE);
        assertThat(slice.row().nextTryAt()).contains(LONG_AFTER);
        assertThat(slice.holds("aa", "1.0")).isFalse();

        slice.load(FIRST, 2, calendar, LONG_AFTER);
        assertThat(slice.row().state()).isEqualTo(ImportState.LOADED);
    }

    @Test
    void lostFilesThatTheStoreNoLongerHasBlockWithBothReasons() {
        Slice slice = loaded();
        slice.loseFiles("The file is damaged.", LONG_AFTER);

        slice.never("No longer available.", calendar, LONG_AFTER);

        assertThat(slice.row().state()).isEqualTo(ImportState.BLOCKED);
        assertThat(slice.row().reason()).contains("The file is damaged. No longer available.");
    }

    @Test
    void aBackfillAsksAgainForWhatWasMissingAndKeepsWhatIsLoaded() {
        Slice missing = due();
        missing.never("No longer available.", calendar, NEXT_DAY);
        Slice loaded = loaded();

        missing.askAgain(LONG_AFTER);
        loaded.askAgain(LONG_AFTER);

        assertThat(missing.row().state()).isEqualTo(ImportState.DUE);
        assertThat(loaded.row().state()).isEqualTo(ImportState.LOADED);
        assertThat(loaded.row().nextTryAt()).isEqualTo(Optional.of(LONG_AFTER));
    }
}
