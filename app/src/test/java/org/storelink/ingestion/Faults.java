package org.storelink.ingestion;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.storelink.platform.Transactions;
import org.storelink.platform.testing.TestDatabase;

/**
 * Lets the n-th act of one kind fail. Acts are counted whether anything fails or not, so a test can go through all of them: the one
 * that never fires was past the last.
 */
final class Faults {

    /** What may fail, and how. */
    enum Kind {
        NOTHING,
        /** The database refuses the commit. */
        COMMIT_REFUSED,
        /** The commit succeeds and its answer is lost. */
        COMMIT_UNANSWERED,
        /** The disk is full in the middle of a file. */
        FILE_HALF_WRITTEN,
        /** The file is written and not moved to its place. */
        FILE_NOT_MOVED,
        /** The file is in its place and the answer is lost. */
        FILE_MOVE_UNANSWERED
    }

    /** What is thrown. */
    static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private Kind kind = Kind.NOTHING;
    private int left;
    private boolean fired;

    /** @param nth from 1 */
    void arm(Kind what, int nth) {
        kind = what;
        left = nth;
        fired = false;
    }

    boolean fired() {
        return fired;
    }

    private boolean fires(Kind what) {
        if (kind == what && !fired && --left == 0) {
            fired = true;
            return true;
        }
        return false;
    }

    /** To be called at the end of a transaction, before its commit. */
    void beforeCommit() {
        if (fires(Kind.COMMIT_REFUSED)) {
            throw new Fault();
        }
    }

    Transactions transactionsOn(TestDatabase database) {
        return new Transactions() {
            @Override
            public <T> T in(Supplier<T> work) {
                T result = database.inTransaction(() -> {
                    T done = work.get();
                    beforeCommit();
                    return done;
                });
                if (fires(Kind.COMMIT_UNANSWERED)) {
                    throw new Fault();
                }
                return result;
            }

            @Override
            public void in(Runnable work) {
                in(() -> {
                    work.run();
                    return true;
                });
            }
        };
    }

    DurableFiles files() {
        return new DurableFiles() {
            @Override
            long write(Path file, InputStream bytes, long most) throws IOException {
                if (fires(Kind.FILE_HALF_WRITTEN)) {
                    super.write(file, new java.io.ByteArrayInputStream(bytes.readNBytes(10)), most);
                    throw new IOException("No space left on device");
                }
                return super.write(file, bytes, most);
            }

            @Override
            void move(Path from, Path folder, String name) throws IOException {
                if (fires(Kind.FILE_NOT_MOVED)) {
                    throw new IOException("Input/output error");
                }
                super.move(from, folder, name);
                if (fires(Kind.FILE_MOVE_UNANSWERED)) {
                    throw new IOException("Input/output error");
                }
            }
        };
    }
}
