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

    int MOST_CALLS = 5;

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

        assertThat(bench().storeCalls() - before).isLessThanOrEqualTo(MOST_CALLS);
    }
}
