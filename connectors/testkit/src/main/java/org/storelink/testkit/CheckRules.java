package org.storelink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.StoreSession;

/** Group 400: a check answers for every capability of the mode, at little cost. */
interface CheckRules extends OnBench {

    /** Beside one that finds out who asks. */
    int MOST_CALLS_FOR_EACH_CAPABILITY = 2;

    @Test
    default void aCheckAnswersForEachCapabilityOfTheModeOnce()
            throws ConnectorException, IOException, InterruptedException {
        LinkGrant grant = bench().link();

        List<Check> checks = bench().inSession(grant, bench().context(), StoreSession::check);

        assertThat(checks)
                .extracting(Check::capability)
                .containsExactlyInAnyOrderElementsOf(bench().mode().capabilities());
        assertThat(checks)
                .filteredOn(check -> check.outcome() != Check.Outcome.GRANTED)
                .allSatisfy(check -> assertThat(check.detail()).isNotBlank());
    }

    @Test
    default void aCheckIsCheap() throws ConnectorException, IOException, InterruptedException {
        LinkGrant grant = bench().link();
        int before = bench().storeCalls();

        bench().inSession(grant, bench().context(), StoreSession::check);

        assertThat(bench().storeCalls() - before)
                .isLessThanOrEqualTo(1
                        + MOST_CALLS_FOR_EACH_CAPABILITY
                                * bench().mode().capabilities().size());
    }
}
