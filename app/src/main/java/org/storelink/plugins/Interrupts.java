package org.storelink.plugins;

import org.jspecify.annotations.Nullable;

/**
 * Decides when a plugin's thread is interrupted. An interrupt closes whatever file or database connection the thread is using, so it
 * is for the plugin alone: while the thread does the host's work it is held back, and it is delivered once the plugin goes on, be it
 * for a moment, because the host reads a stream of the plugin's.
 */
final class Interrupts {

    private @Nullable Thread thread;
    private boolean inHost;
    private boolean heldBack;
    private boolean sent;

    /** What is done meanwhile. */
    interface Work<T, E extends Exception> {

        T result() throws E;
    }

    /** Does a plugin's work on this thread, which is interrupted when {@link #send} is called meanwhile. */
    <T, E extends Exception> T during(Work<T, E> work) throws E {
        begin();
        try {
            return work.result();
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        thread = Thread.currentThread();
        if (sent) {
            thread.interrupt();
        }
    }

    private synchronized void end() {
        thread = null;
        heldBack = false;
    }

    /** Interrupts the work that is being done, now or as soon as the plugin goes on, and whatever is begun later. */
    synchronized void send() {
        sent = true;
        if (inHost) {
            heldBack = true;
        } else if (thread != null) {
            thread.interrupt();
        }
    }

    /** Does work of the host's for the plugin. */
    <T, E extends Exception> T heldBack(Work<T, E> work) throws E {
        return within(true, work);
    }

    /** Lets the plugin go on in the middle of the host's work. */
    <T, E extends Exception> T delivered(Work<T, E> work) throws E {
        return within(false, work);
    }

    private <T, E extends Exception> T within(boolean host, Work<T, E> work) throws E {
        if (!isMine()) {
            return work.result();
        }
        boolean before = enter(host);
        try {
            return work.result();
        } finally {
            enter(before);
        }
    }

    /** A plugin may call from a thread that it made itself, which nobody interrupts. */
    private synchronized boolean isMine() {
        return thread == Thread.currentThread();
    }

    private synchronized boolean enter(boolean host) {
        boolean before = inHost;
        inHost = host;
        if (host) {
            heldBack |= Thread.interrupted();
        } else if (heldBack) {
            heldBack = false;
            Thread.currentThread().interrupt();
        }
        return before;
    }
}
