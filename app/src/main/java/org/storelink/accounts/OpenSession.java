package org.storelink.accounts;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Credential;
import org.storelink.connector.Replies;
import org.storelink.connector.Reply;
import org.storelink.connector.ReplyLimit;
import org.storelink.connector.Reports;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.ReviewId;
import org.storelink.connector.ReviewPage;
import org.storelink.connector.Reviews;
import org.storelink.connector.StoreApp;
import org.storelink.connector.StoreSession;

/**
 * A session that tells its leave to sign in what came of each call, wipes its credential, and lets others have the account, when it is
 * closed.
 */
record OpenSession(StoreSession session, Credential credential, SignInLeave leave, Runnable released)
        implements StoreSession {

    /** A call of the session. */
    private interface Call<T> {

        T made() throws ConnectorException, IOException, InterruptedException;
    }

    private <T> T told(Call<T> call) throws ConnectorException, IOException, InterruptedException {
        try {
            T result = call.made();
            leave.accepted();
            return result;
        } catch (ConnectorException e) {
            throw new ConnectorException(leave.failed(e.failure()));
        }
    }

    @Override
    public List<Check> check() throws ConnectorException {
        try {
            List<Check> found = session.check();
            leave.accepted();
            return found;
        } catch (ConnectorException e) {
            throw new ConnectorException(leave.failed(e.failure()), e.proved());
        }
    }

    @Override
    public Optional<Reports> reports() {
        return session.reports()
                .map(reports -> (slice, resume, sink) -> told(() -> reports.fetch(slice, resume, sink)));
    }

    @Override
    public Optional<Reviews> reviews() {
        return session.reviews().map(reviews -> new Reviews() {
            @Override
            public List<StoreApp> apps() throws ConnectorException, IOException, InterruptedException {
                return told(reviews::apps);
            }

            @Override
            public ReviewPage page(String app, Optional<ResumeToken> after)
                    throws ConnectorException, IOException, InterruptedException {
                return told(() -> reviews.page(app, after));
            }
        });
    }

    @Override
    public Optional<Replies> replies() {
        return session.replies().map(replies -> new Replies() {
            @Override
            public ReplyLimit limit() {
                return replies.limit();
            }

            @Override
            public Optional<Reply> current(ReviewId review)
                    throws ConnectorException, IOException, InterruptedException {
                return told(() -> replies.current(review));
            }

            @Override
            public Reply publish(ReviewId review, String text)
                    throws ConnectorException, IOException, InterruptedException {
                return told(() -> replies.publish(review, text));
            }

            @Override
            public void withdraw(ReviewId review) throws ConnectorException, IOException, InterruptedException {
                told(() -> {
                    replies.withdraw(review);
                    return true;
                });
            }
        });
    }

    @Override
    public void close() {
        try (credential) {
            session.close();
        } finally {
            released.run();
        }
    }
}
