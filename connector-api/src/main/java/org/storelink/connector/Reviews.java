package org.storelink.connector;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads what customers wrote. Called on a virtual thread, one call at a time for an account, while nobody waits; each call must return
 * within a few seconds of an interrupt.
 *
 * <p>What no store promises is not promised here either: a review that was deleted is just not there any more, and one that was edited
 * has moved to the front with its id.
 */
public interface Reviews {

    /**
     * The apps whose reviews this account may read. Called before a round of collecting.
     *
     * @throws ConnectorException when the store refuses, throttles or cannot be reached; {@link ConnectorFailure.Gone} when it does not tell
     *     any more in a way that the connector knows, and then the host asks for the products that it knows otherwise
     * @throws IOException when the connection breaks, which the host treats as the store being unavailable
     */
    List<StoreApp> apps() throws ConnectorException, IOException, InterruptedException;

    /**
     * A page of an app's reviews by {@link Review#writtenAt}, newest first. The host stops at what it knows already, or goes on to the
     * oldest; it gives up when a token comes twice.
     *
     * @param after the {@code next} of a page, also of an earlier session; a connector that cannot go on there any more says so
     *     with {@link ConnectorFailure.RequestRejected}, and the host begins anew
     * @throws ConnectorException when the store refuses, throttles or cannot be reached; {@link ConnectorFailure.Gone} when its answer is none
     *     that the connector knows, so that nothing is ever taken for no reviews
     * @throws IOException when the connection breaks, which the host treats as the store being unavailable
     */
    ReviewPage page(String app, Optional<ResumeToken> after)
            throws ConnectorException, IOException, InterruptedException;
}
