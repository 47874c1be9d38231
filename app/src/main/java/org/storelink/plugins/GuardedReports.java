package org.storelink.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.PartSink;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.Reports;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.SliceResult;

/** Fetches through a plugin; a sink that fails is the host's own failure, a download that breaks is the store's. */
record GuardedReports(
        Reports plugins, GuardedSession session, Duration limit, Supplier<Executor> hostContext, Interrupts interrupts)
        implements Reports {

    @Override
    public SliceResult fetch(ReportSlice slice, Optional<ResumeToken> resume, PartSink sink)
            throws ConnectorException, IOException, InterruptedException {
        HostCalls host = new HostCalls(hostContext.get(), interrupts);
        PartSink watched = (name, bytes, next) -> accept(host, sink, name, bytes, next);
        try {
            SliceResult result = session.guarded("fetch", limit, () -> plugins.fetch(slice, resume, watched));
            rethrow(host.takeThrown());
            return result;
        } catch (ConnectorException e) {
            rethrow(host.takeThrown());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw e;
        } finally {
            host.close();
        }
    }

    private static void rethrow(@Nullable Exception thrown) throws ConnectorException, IOException {
        if (thrown instanceof BrokenDownload) {
            throw new ConnectorException(
                    new ConnectorFailure.Unavailable("The connection to the store broke. Try again later."));
        }
        Guard.rethrow(thrown);
    }

    private void accept(HostCalls host, PartSink sink, String name, InputStream bytes, Optional<ResumeToken> next)
            throws IOException {
        try {
            host.call(() -> {
                InputStream download = new PluginStream(bytes, interrupts);
                sink.accept(name, new WatchedStream(download, _ -> new BrokenDownload()), next);
                return true;
            });
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private static final class BrokenDownload extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenDownload() {
            super("the connection to the store broke");
        }
    }
}
