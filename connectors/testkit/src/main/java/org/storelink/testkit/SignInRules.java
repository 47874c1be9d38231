package org.storelink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.StoreSession;

/** Group 1000: passwords are sent by the host's leave only, and no oftener than they must. For modes that send one. */
interface SignInRules extends OnBench {

    @Test
    default void everyPasswordIsSentByTheHostsLeave() throws ConnectorException {
        if (bench().fixture().passwordsSent().isEmpty()) {
            return;
        }
        int before = bench().fixture().passwordsSent().getAsInt();
        CountedSignIns signIns = new CountedSignIns();

        bench().converse(bench().fixture().goodValues(), bench().context(signIns));
        bench().converse(bench().fixture().wrongValues(), bench().context(signIns));

        assertThat(bench().fixture().passwordsSent().getAsInt() - before).isEqualTo(signIns.asked());
    }

    @Test
    default void aLeaveThatIsRefusedEndsLinkingWithTheHostsWords() throws ConnectorException {
        CountedSignIns needed = new CountedSignIns();
        bench().converse(bench().fixture().goodValues(), bench().context(needed));
        if (needed.asked() == 0) {
            return;
        }
        ConnectorFailure refusal =
                new ConnectorFailure.Throttled(bench().clock().instant().plusSeconds(86_400), "Not before tomorrow.");

        ConnectorFailure failure = Failures.of(() -> bench().converse(
                        bench().fixture().goodValues(), bench().context(CountedSignIns.refusing(refusal)))
                .getLast());

        assertThat(failure).isEqualTo(refusal);
    }

    @Test
    default void aRejectedSecretIsSentOnce() throws ConnectorException {
        CountedSignIns signIns = new CountedSignIns();

        bench().converse(bench().fixture().wrongValues(), bench().context(signIns));

        assertThat(signIns.asked()).isLessThanOrEqualTo(1);
    }

    @Test
    default void aSessionBeginsWithWhatLinkingBrought() throws Exception {
        LinkGrant grant = bench().link();
        CountedSignIns signIns = new CountedSignIns();

        bench().inSession(grant, bench().context(signIns), StoreSession::check);

        assertThat(signIns.asked()).isZero();
    }
}
