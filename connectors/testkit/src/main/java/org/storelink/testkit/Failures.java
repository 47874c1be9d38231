package org.storelink.testkit;

import java.io.IOException;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.LinkStep;

/** Brings the two ways of failing, refused steps and exceptions, to one. */
final class Failures {

    private Failures() {}

    interface Call {

        Object make() throws ConnectorException, IOException, InterruptedException;
    }

    /** The failure of a call that must fail; a broken connection counts as a store that is not available, as in the host. */
    static ConnectorFailure of(Call call) {
        try {
            Object result = call.make();
            if (result instanceof LinkStep.Refused refused) {
                return refused.failure();
            }
            throw new AssertionError("expected a failure but got " + result);
        } catch (ConnectorException e) {
            return e.failure();
        } catch (IOException e) {
            return new ConnectorFailure.Unavailable(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        } catch (RuntimeException e) {
            throw new AssertionError("expected a typed failure but got " + e, e);
        }
    }
}
