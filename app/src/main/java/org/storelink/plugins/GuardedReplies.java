package org.storelink.plugins;

import java.util.Optional;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Replies;
import org.storelink.connector.Reply;
import org.storelink.connector.ReplyLimit;
import org.storelink.connector.ReviewId;

/** Sends replies through a plugin. */
record GuardedReplies(Replies plugins, ReplyLimit limit, GuardedSession session, CallLimits limits) implements Replies {

    /** Called on the plugin's thread, because it asks for the limit. */
    GuardedReplies(Replies plugins, GuardedSession session, CallLimits limits) {
        this(plugins, plugins.limit(), session, limits);
    }

    @Override
    public Optional<Reply> current(ReviewId review) throws ConnectorException, InterruptedException {
        return session.interruptible("reply", limits.step(), () -> plugins.current(review));
    }

    @Override
    public Reply publish(ReviewId review, String text) throws ConnectorException, InterruptedException {
        return session.interruptible("publish", limits.step(), () -> plugins.publish(review, text));
    }

    @Override
    public void withdraw(ReviewId review) throws ConnectorException, InterruptedException {
        session.interruptible("withdraw", limits.step(), () -> {
            plugins.withdraw(review);
            return true;
        });
    }
}
