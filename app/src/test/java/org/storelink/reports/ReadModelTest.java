package org.storelink.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.storelink.reports.Sales.day;
import static org.storelink.reports.Sales.download;
import static org.storelink.reports.Sales.slice;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.platform.testing.MutableClock;

class ReadModelTest {

    private static final long ORGANIZATION = 3;
    private static final SliceKey MONDAY = slice(1, day("2026-11-16"));
    private static final SliceKey TUESDAY = slice(2, day("2026-11-17"));

    @TempDir
    Path home;

    private final MutableClock clock = MutableClock.at("2026-11-23T03:00:00Z");
    private ReadModels models;
    private ReadModel model;

    @BeforeEach
    void open() {
        models = new ReadModels(config(), clock);
        model = models.of(ORGANIZATION);
    }

    @AfterEach
    void close() {
        models.close();
    }

    @Test
    void beginsEmptyAtSequenceZero() {
        assertThat(model.appliedSequence()).isZero();
        assertThat(units()).isZero();
    }

    @Test
    void showsFactsAndSequenceTogetherAfterTheCommit() throws Exception {
        try (SliceLoad load = model.begin(MONDAY)) {
            load.add(download(MONDAY.period(), "DE", 5, "3.50", "EUR"), 11);
            load.add(download(MONDAY.period(), "FR", 2, "1.40", "EUR"), 11);

            assertThat(units()).isZero();
            assertThat(model.appliedSequence()).isZero();

            load.commit(1);
        }

        assertThat(units()).isEqualTo(7);
        assertThat(model.appliedSequence()).isEqualTo(1);
    }

    @Test
    void leavesEverythingAsItWasWhenALoadIsClosedWithoutACommit() throws Exception {
        load(MONDAY, 5, 1);

        try (SliceLoad load = model.begin(MONDAY)) {
            load.add(download(MONDAY.period(), "ZZ", 100, "0", "KWD"), 99);
        }

        assertThat(units()).isEqualTo(5);
        assertThat(model.appliedSequence()).isEqualTo(1);
        load(TUESDAY, 1, 2);
        assertThat(units()).isEqualTo(6);
    }

    @Test
    void leavesNothingOfANewSliceWhoseLoadIsClosedWithoutACommit() throws Exception {
        load(MONDAY, 5, 1);

        try (SliceLoad load = model.begin(TUESDAY)) {
            load.add(download(TUESDAY.period(), "DE", 100, "0", "EUR"), 99);
        }

        assertThat(units()).isEqualTo(5);
    }

    @Test
    void putsRestatedFactsInPlaceOfTheOldOnes() throws Exception {
        load(MONDAY, 5, 1);
        load(TUESDAY, 8, 2);

        load(MONDAY, 4, 3);

        assertThat(units()).isEqualTo(12);
    }

    @Test
    void removesTheFactsOfASliceThatTurnsOutEmpty() throws Exception {
        load(MONDAY, 5, 1);

        model.empty(MONDAY, 2);

        assertThat(units()).isZero();
        assertThat(model.appliedSequence()).isEqualTo(2);
    }

    @Test
    void forgetsAnAccountAndNothingElse() throws Exception {
        load(MONDAY, 5, 1);
        load(slice(9, 8, day("2026-11-16")), 3, 2);

        model.forget(MONDAY.accountId(), 2, 3);

        assertThat(units()).isEqualTo(3);
        assertThat(model.appliedSequence()).isEqualTo(3);
        load(MONDAY, 1, 4);
        assertThat(units()).isEqualTo(4);
    }

    @Test
    void forgetsNothingWhereTheEarlierChangesAreStillToCome() throws Exception {
        load(MONDAY, 5, 1);
        model.reset();

        model.forget(MONDAY.accountId(), 1, 2);

        assertThat(model.appliedSequence()).isZero();
    }

    @Test
    void neverGoesBackToForgetAnAccount() throws Exception {
        load(MONDAY, 5, 1);
        load(TUESDAY, 3, 4);

        model.forget(MONDAY.accountId(), 1, 3);

        assertThat(units()).isEqualTo(8);
        assertThat(model.appliedSequence()).isEqualTo(4);
    }

    @Test
    void takesNoFactsAfterTheCommitOfTheirSlice() throws Exception {
        try (SliceBatch batch = model.beginBatch()) {
            SliceLoad load = batch.begin(MONDAY);
            load.add(download(MONDAY.period(), "DE", 5, "1.00", "EUR"), 1);
            load.commit(1);

            assertThatThrownBy(() -> load.add(download(MONDAY.period(), "DE", 1, "1.00", "EUR"), 1))
                    .isInstanceOf(IllegalStateException.class);
            batch.commit();
        }

        assertThat(units()).isEqualTo(5);
    }

    @Test
    void aBatchIsFullAfterAWhile() throws Exception {
        try (SliceBatch batch = model.beginBatch()) {
            add(batch, MONDAY, 5, 1);
            assertThat(batch.isFull()).isFalse();

            clock.advance(Duration.ofSeconds(2));

            assertThat(batch.isFull()).isTrue();
        }
    }

    @Test
    void refusesASequenceThatHasBeenApplied() throws Exception {
        load(MONDAY, 5, 4);

        try (SliceLoad load = model.begin(TUESDAY)) {
            assertThatThrownBy(() -> load.commit(4)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void showsTheSlicesOfABatchTogetherAfterItsCommit() throws Exception {
        try (SliceBatch batch = model.beginBatch()) {
            add(batch, MONDAY, 5, 1);
            add(batch, TUESDAY, 8, 3);

            assertThat(units()).isZero();
            assertThat(model.appliedSequence()).isZero();
            assertThat(batch.appliedSequence()).isEqualTo(3);

            batch.commit();
        }

        assertThat(units()).isEqualTo(13);
        assertThat(model.appliedSequence()).isEqualTo(3);
    }

    @Test
    void leavesEverythingAsItWasWhenABatchIsClosedWithoutACommit() throws Exception {
        load(MONDAY, 5, 1);

        try (SliceBatch batch = model.beginBatch()) {
            add(batch, MONDAY, 100, 2);
            add(batch, TUESDAY, 100, 3);
        }

        assertThat(units()).isEqualTo(5);
        assertThat(model.appliedSequence()).isEqualTo(1);
        load(TUESDAY, 1, 2);
        assertThat(units()).isEqualTo(6);
    }

    @Test
    void takesNothingOfABatchInWhichALoadWasGivenUp() throws Exception {
        load(MONDAY, 5, 1);

        try (SliceBatch batch = model.beginBatch()) {
            add(batch, TUESDAY, 100, 2);
            try (SliceLoad load = batch.begin(MONDAY)) {
                load.add(download(MONDAY.period(), "DE", 100, "1", "EUR"), 1);
            }
            assertThatThrownBy(() -> batch.begin(TUESDAY)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(batch::commit).isInstanceOf(IllegalStateException.class);
        }

        assertThat(units()).isEqualTo(5);
        assertThat(model.appliedSequence()).isEqualTo(1);
    }

    @Test
    void putsTheLaterOfTwoLoadsOfASliceInPlaceOfTheOtherWithinABatch() throws Exception {
        load(MONDAY, 5, 1);

        try (SliceBatch batch = model.beginBatch()) {
            add(batch, MONDAY, 100, 2);
            add(batch, TUESDAY, 100, 3);
            add(batch, MONDAY, 7, 4);
            try (SliceLoad load = batch.begin(TUESDAY)) {
                load.commit(5);
            }
            batch.commit();
        }
        assertThat(units()).isEqualTo(7);
        assertThat(number("SELECT count(*) FROM slice")).isEqualTo(2);
        assertThat(number("SELECT count(*) FROM sale")).isEqualTo(1);

        load(MONDAY, 4, 6);
        assertThat(units()).isEqualTo(4);
    }

    @Test
    void refusesASequenceThatTheBatchHasComeTo() throws Exception {
        try (SliceBatch batch = model.beginBatch()) {
            add(batch, MONDAY, 5, 4);
            try (SliceLoad load = batch.begin(TUESDAY)) {
                assertThatThrownBy(() -> load.commit(4)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void isFullBeforeMoreFactsWouldBeOfNoUse() throws Exception {
        try (SliceBatch batch = model.beginBatch()) {
            addMany(batch, MONDAY, 150_000, 1);
            assertThat(batch.isFull()).isFalse();
            addMany(batch, TUESDAY, 150_000, 2);
            assertThat(batch.isFull()).isTrue();
        }
    }

    @Test
    void refusesFactsOfAnotherPeriodUnknownCountriesAndAbsurdUnits() throws Exception {
        try (SliceLoad load = model.begin(MONDAY)) {
            assertThatThrownBy(() -> load.add(download(TUESDAY.period(), "DE", 1, "1", "EUR"), 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("2026-11-17");
            assertThatThrownBy(() -> load.add(download(MONDAY.period(), "de", 1, "1", "EUR"), 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("de");
            assertThatThrownBy(() -> load.add(download(MONDAY.period(), "DE", Long.MIN_VALUE, "0", "EUR"), 1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void keepsTheLargestAmountThatAFactMayHold() throws Exception {
        try (SliceLoad load = model.begin(MONDAY)) {
            load.add(download(MONDAY.period(), "DE", 1, "99999999999999.999999", "EUR"), 1);
            load.add(download(MONDAY.period(), "DE", -1, "-99999999999999.999998", "EUR"), 1);
            load.commit(1);
        }

        assertThat(number("SELECT sum(proceeds)::BIGINT FROM sale")).isEqualTo(1);
        assertThat(units()).isZero();
    }

    @Test
    void isThereAgainAfterTheNodeWasStoppedAndStarted() throws Exception {
        load(MONDAY, 5, 1);

        reopen();

        assertThat(model.appliedSequence()).isEqualTo(1);
        assertThat(units()).isEqualTo(5);
    }

    @Test
    void closesItsFileWhenNobodyUsesItForAWhileAndOpensItAgain() throws Exception {
        load(MONDAY, 5, 1);
        Path log = Path.of(file() + ".wal");
        assertThat(log).exists();

        clock.advance(Duration.ofMinutes(16));
        models.closeUnused();

        assertThat(log).doesNotExist();
        assertThat(units()).isEqualTo(5);
    }

    @Test
    void beginsAnewWhenItsFileIsGone() throws Exception {
        load(MONDAY, 5, 1);
        models.close();
        Files.delete(file());

        reopen();

        assertThat(model.appliedSequence()).isZero();
        load(MONDAY, 6, 1);
        assertThat(units()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4096, 12288, 50_000, 262_144, 274_432, 500_000})
    void beginsAnewWhenItsFileWasCutShort(long length) throws Exception {
        load(MONDAY, 5, 1);
        models.close();
        assertThat(Files.size(file())).isGreaterThan(length);
        try (RandomAccessFile bytes = new RandomAccessFile(file().toFile(), "rw")) {
            bytes.setLength(length);
        }

        reopen();

        assertThat(model.appliedSequence()).isZero();
        assertThat(units()).isZero();
        load(MONDAY, 6, 1);
        assertThat(units()).isEqualTo(6);
    }

    @Test
    void beginsAnewWhenItsFileHoldsSomethingElse() throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "This is no database at all.");

        assertThat(model.appliedSequence()).isZero();
        load(MONDAY, 5, 1);
        assertThat(units()).isEqualTo(5);
    }

    @Test
    void beginsAnewWhenItsFileIsOfAnotherFormat() throws Exception {
        load(MONDAY, 5, 1);
        try (ModelSession session = model.session()) {
            session.execute("UPDATE model SET format = 0");
        }

        reopen();

        assertThat(model.appliedSequence()).isZero();
    }

    @Test
    void losesOnlyTheNewestLoadsWhenTheLogBesideItIsCutShort() throws Exception {
        load(MONDAY, 5, 1);
        models.close();
        reopen();
        load(TUESDAY, 8, 2);
        Path copy = copyWhileOpen();
        Path log = copy.resolve("read-models").resolve("3.duckdb.wal");
        byte[] bytes = Files.readAllBytes(log);
        Files.write(log, Arrays.copyOf(bytes, bytes.length / 2));

        ReadModels afterwards = new ReadModels(new ReportsConfig(copy.toString(), "512MB", 2, 15), clock);
        try {
            assertThat(afterwards.of(ORGANIZATION).appliedSequence()).isIn(0L, 1L);
        } finally {
            afterwards.close();
        }
    }

    @Test
    void keepsEverythingWhenTheProcessWasKilled() throws Exception {
        load(MONDAY, 5, 1);
        Path copy = copyWhileOpen();

        ReadModels afterwards = new ReadModels(new ReportsConfig(copy.toString(), "512MB", 2, 15), clock);
        try {
            assertThat(afterwards.of(ORGANIZATION).appliedSequence()).isEqualTo(1);
        } finally {
            afterwards.close();
        }
    }

    @Test
    void keepsWhatWasCommittedWhenTheProcessWasKilledInABatch() throws Exception {
        load(MONDAY, 5, 1);
        Path copy;
        try (SliceBatch batch = model.beginBatch()) {
            addMany(batch, MONDAY, 300_000, 2);
            addMany(batch, TUESDAY, 10, 3);
            copy = copyWhileOpen();
            batch.commit();
        }

        ReadModels afterwards = new ReadModels(new ReportsConfig(copy.toString(), "512MB", 2, 15), clock);
        try {
            assertThat(afterwards.of(ORGANIZATION).appliedSequence()).isEqualTo(1);
            assertThat(units(afterwards.of(ORGANIZATION))).isEqualTo(5);
        } finally {
            afterwards.close();
        }
        assertThat(units()).isEqualTo(300_010);
    }

    @Test
    void keepsAllOfABatchWhenTheProcessWasKilledAfterItsCommit() throws Exception {
        load(MONDAY, 5, 1);
        try (SliceBatch batch = model.beginBatch()) {
            addMany(batch, MONDAY, 300_000, 2);
            addMany(batch, TUESDAY, 10, 3);
            batch.commit();
        }
        Path copy = copyWhileOpen();

        ReadModels afterwards = new ReadModels(new ReportsConfig(copy.toString(), "512MB", 2, 15), clock);
        try {
            assertThat(afterwards.of(ORGANIZATION).appliedSequence()).isEqualTo(3);
            assertThat(units(afterwards.of(ORGANIZATION))).isEqualTo(300_010);
        } finally {
            afterwards.close();
        }
    }

    @Test
    void beginsAnewWhenTheMachineWentDown() throws Exception {
        load(MONDAY, 5, 1);
        Path copy = copyWhileOpen();
        Files.writeString(copy.resolve("read-models").resolve("3.duckdb.lock"), "an earlier start of the machine");

        ReadModels afterwards = new ReadModels(new ReportsConfig(copy.toString(), "512MB", 2, 15), clock);
        try {
            assertThat(afterwards.of(ORGANIZATION).appliedSequence()).isZero();
        } finally {
            afterwards.close();
        }
    }

    @Test
    void isMadeAnewWhenDamageShowsOnlyWhileItIsUsed() throws Exception {
        try (SliceLoad load = model.begin(MONDAY)) {
            for (int row = 0; row < 200_000; row++) {
                load.add(download(MONDAY.period(), "DE", row % 97, row + ".01", "EUR"), row * 31L % 1009);
            }
            load.commit(1);
        }
        reopen();
        long block = number(
                "SELECT max(block_id) FROM pragma_storage_info('sale') WHERE column_name = 'proceeds' AND persistent");
        models.close();
        scribble(block);

        reopen();
        assertThatThrownBy(() -> {
                    try (ModelSession session = model.session();
                            Statement statement = session.connection().createStatement()) {
                        statement.executeQuery("SELECT sum(units + proceeds + product) FROM sale");
                    } catch (SQLException e) {
                        throw model.failed("A test's query failed.", e);
                    }
                })
                .isInstanceOf(ReadModelException.class);

        assertThat(model.appliedSequence()).isZero();
        load(MONDAY, 6, 1);
        assertThat(units()).isEqualTo(6);
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void findsOutAboutDamageWhileSomebodyWhoFailedStillReads() throws Exception {
        load(MONDAY, 5, 1);

        try (ModelSession one = model.session();
                ModelSession other = model.session()) {
            one.execute("DROP TABLE slice");
            model.failed("The first one's query failed.", new SQLException("no such table"));
            model.failed("The other one's query failed.", new SQLException("no such table"));
            assertThat(one.connection().isClosed()).isFalse();
            assertThat(other.connection().isClosed()).isFalse();
        }

        assertThat(model.appliedSequence()).isZero();
        load(MONDAY, 6, 1);
        assertThat(units()).isEqualTo(6);
    }

    @Test
    void keepsItsFactsWhenOnlyMemoryIsShort() throws Exception {
        try (SliceLoad load = model.begin(MONDAY)) {
            for (int row = 0; row < 200_000; row++) {
                load.add(download(MONDAY.period(), "DE", row % 97, row + ".01", "EUR"), row * 31L % 1009);
            }
            load.commit(1);
        }
        reopen();
        try (ModelSession session = model.session()) {
            session.execute("SET memory_limit = '256KB'");
            model.failed("A report needs more memory than there is.", new SQLException("out of memory"));
            session.execute("SET memory_limit = '512MB'");
        }

        assertThat(model.appliedSequence()).isEqualTo(1);
    }

    @Test
    void begunAnewOnRequestWithoutAnyFacts() throws Exception {
        load(MONDAY, 5, 1);

        model.reset();

        assertThat(model.appliedSequence()).isZero();
        assertThat(units()).isZero();
        load(TUESDAY, 2, 1);
        assertThat(units()).isEqualTo(2);
    }

    @Test
    void isBehindUntilItHasComeToWhatTheLedgerKnows() throws Exception {
        model.expect(1);
        assertThat(model.isBehind()).isTrue();

        load(MONDAY, 5, 1);

        assertThat(model.isBehind()).isFalse();
    }

    @Test
    void letsOneWriterWorkAtATimeAndReadersAllTheTime() throws Exception {
        CountDownLatch secondBegan = new CountDownLatch(1);
        Thread second;
        try (SliceLoad first = model.begin(MONDAY)) {
            first.add(download(MONDAY.period(), "DE", 5, "1", "EUR"), 1);
            second = Thread.ofVirtual().start(() -> loadUnchecked(TUESDAY, 8, 2, secondBegan));

            assertThat(secondBegan.await(200, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(units()).isZero();

            first.commit(1);
        }
        second.join();

        assertThat(units()).isEqualTo(13);
        assertThat(model.appliedSequence()).isEqualTo(2);
    }

    @Test
    void takesFactsFromAnotherThreadThanTheOneThatBegan() throws Exception {
        try (SliceLoad load = model.begin(MONDAY)) {
            Thread parser = Thread.ofVirtual().start(() -> load.add(download(MONDAY.period(), "DE", 5, "1", "EUR"), 1));
            parser.join();
            load.commit(1);
        }

        assertThat(units()).isEqualTo(5);
    }

    @Test
    void refusesToShareItsFileWithAnotherProcess() throws Exception {
        load(MONDAY, 5, 1);
        ReadModels other = new ReadModels(config(), clock);

        assertThatThrownBy(() -> other.of(ORGANIZATION).appliedSequence())
                .isInstanceOf(ReadModelException.class)
                .hasMessageContaining("STORELINK_HOME");
    }

    private ReportsConfig config() {
        return new ReportsConfig(home.toString(), "512MB", 2, 15);
    }

    private Path file() {
        return home.resolve("read-models").resolve(ORGANIZATION + ".duckdb");
    }

    private Path lock() {
        return Path.of(file() + ".lock");
    }

    /** What a process that ends here without a word leaves behind. */
    private Path copyWhileOpen() throws IOException {
        Path copy = home.resolve("copy");
        Path folder = Files.createDirectories(copy.resolve("read-models"));
        Files.copy(file(), folder.resolve("3.duckdb"));
        Files.copy(Path.of(file() + ".wal"), folder.resolve("3.duckdb.wal"));
        Files.copy(lock(), folder.resolve("3.duckdb.lock"));
        return copy;
    }

    private void reopen() {
        models.close();
        models = new ReadModels(config(), clock);
        model = models.of(ORGANIZATION);
    }

    private void load(SliceKey key, long units, long sequence) throws InterruptedException {
        try (SliceLoad load = model.begin(key)) {
            load.add(download(key.period(), "DE", units, "1.00", "EUR"), 1);
            load.commit(sequence);
        }
    }

    private static void add(SliceBatch batch, SliceKey key, long units, long sequence) {
        try (SliceLoad load = batch.begin(key)) {
            load.add(download(key.period(), "DE", units, "1.00", "EUR"), 1);
            load.commit(sequence);
        }
    }

    /** Facts of one unit each. */
    private static void addMany(SliceBatch batch, SliceKey key, int facts, long sequence) {
        try (SliceLoad load = batch.begin(key)) {
            for (int fact = 0; fact < facts; fact++) {
                load.add(download(key.period(), "DE", 1, "1.00", "EUR"), fact % 1009);
            }
            load.commit(sequence);
        }
    }

    private void loadUnchecked(SliceKey key, long units, long sequence, CountDownLatch began) {
        try (SliceLoad load = model.begin(key)) {
            began.countDown();
            load.add(download(key.period(), "DE", units, "1.00", "EUR"), 1);
            load.commit(sequence);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private long units() {
        return units(model);
    }

    private static long units(ReadModel model) {
        return number(model, "SELECT coalesce(sum(units), 0)::BIGINT FROM sale");
    }

    private long number(String sql) {
        return number(model, sql);
    }

    private static long number(ReadModel model, String sql) {
        try (ModelSession session = model.session();
                Statement statement = session.connection().createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Changes bytes of a block with facts, which nobody reads when the file is opened. */
    private void scribble(long block) throws IOException {
        long blockSize = 262_144;
        long start = 3 * 4096 + block * blockSize;
        try (RandomAccessFile bytes = new RandomAccessFile(file().toFile(), "rw")) {
            for (long at = start + 1000; at < start + blockSize; at += 1000) {
                bytes.seek(at);
                bytes.write(0x5A);
            }
        }
    }
}
