package org.storelink.connector;

import java.io.IOException;
import java.util.Optional;

/**
 * Answers what customers wrote. Called on a virtual thread, one call at a time for an account, from the host's outbox; each call must
 * return within a few seconds of an interrupt.
 *
 * <p>A connector sends each change once. Whether one whose answer was lost has come through is for the host to find out, which asks
 * {@link #current} before it sends anything again.
 */
public interface Replies {

    /** How long a reply may be. Pure data: must not touch the network. */
    ReplyLimit limit();

    /**
     * The reply that the store has now, be it published or not; empty when there is none. Called before and after changes, and after one
     * whose answer was lost.
     *
     * @throws ConnectorException when the store refuses, throttles or cannot be reached; {@link ConnectorFailure.RequestRejected} when the
     *     review is not there any more
     * @throws IOException when the connection breaks, which the host treats as the store being unavailable
     */
    Optional<Reply> current(ReviewId review) throws ConnectorException, IOException, InterruptedException;

    /**
     * Has the store publish this text, in place of an earlier reply if there is one, and says what the store made of it.
     *
     * @param text not blank and within {@link #limit}; anything else is refused as {@link ConnectorFailure.RequestRejected} before the
     *     store is called
     * @throws ConnectorException {@link ConnectorFailure.Unavailable}, {@link ConnectorFailure.Unreadable} and
     *     {@link ConnectorFailure.Defect} leave open whether the store has taken the text; every other failure says that it has not, of
     *     which {@link ConnectorFailure.RequestRejected} says that it never will: the review is gone, or the text is not accepted
     * @throws IOException when the connection breaks, which leaves it open too
     * @throws InterruptedException when interrupted, which leaves it open too
     */
    Reply publish(ReviewId review, String text) throws ConnectorException, IOException, InterruptedException;

    /**
     * Takes the reply back. Does nothing where there is none.
     *
     * @throws ConnectorException as of {@link #publish}
     * @throws IOException when the connection breaks, which leaves open whether the reply is still there
     * @throws InterruptedException when interrupted, which leaves it open too
     */
    void withdraw(ReviewId review) throws ConnectorException, IOException, InterruptedException;
}
