package org.storelink.testkit;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Hears everything that is logged through {@link System.Logger} while it is open. */
final class Eavesdropper implements AutoCloseable {

    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Handler ear = new Ear();

    Eavesdropper() {
        ear.setLevel(Level.ALL);
        root.setLevel(Level.ALL);
        root.addHandler(ear);
    }

    List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() {
        root.removeHandler(ear);
        root.setLevel(before);
    }

    private final class Ear extends Handler {

        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord entry) {
            if (isOfTheJdk(entry)) {
                return;
            }
            StringWriter trace = new StringWriter();
            if (entry.getThrown() != null) {
                entry.getThrown().printStackTrace(new PrintWriter(trace));
            }
            heard.add(formatter.formatMessage(entry) + trace);
        }

        /** The JDK's own loggers tell all when asked for all; the host never asks them. */
        private static boolean isOfTheJdk(LogRecord entry) {
            String name = entry.getLoggerName();
            return name != null && (name.startsWith("jdk.") || name.startsWith("sun.") || name.startsWith("com.sun."));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
