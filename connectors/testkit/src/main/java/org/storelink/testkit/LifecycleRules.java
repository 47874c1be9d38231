package org.storelink.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.storelink.connector.Credential;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.StoreSession;

/** Group 1100: sessions come and go without leaving a trace in the server. */
interface LifecycleRules extends OnBench {

    int MANY = 1_000;

    @Test
    default void aThousandSessionsLeaveNoThreadBehind() throws Exception {
        LinkGrant grant = bench().link();
        Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());

        for (int i = 0; i < MANY; i++) {
            bench().inSession(grant, bench().context(), StoreSession::reports);
        }

        Set<Thread> after = new HashSet<>(Thread.getAllStackTraces().keySet());
        after.removeAll(before);
        after.removeIf(LifecycleRules::isOfTheJdk);
        assertThat(after).isEmpty();
    }

    /** Among them the carriers of virtual threads, which come and go as the scheduler sees fit. */
    private static boolean isOfTheJdk(Thread thread) {
        return thread.getName().startsWith("HttpClient-")
                || thread.getThreadGroup() == null
                || Set.of("system", "InnocuousThreadGroup", "CarrierThreads")
                        .contains(thread.getThreadGroup().getName());
    }

    @Test
    default void aSessionMayBeClosedTwice() throws Exception {
        LinkGrant grant = bench().link();

        assertThatCode(() -> {
                    try (Credential credential = bench().goodCredential()) {
                        StoreSession session = bench().connector()
                                .open(bench().context(), credential, InMemoryMaterial.of(grant.material()));
                        session.close();
                        session.close();
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    default void theServersSettingsStayAsTheyWere() throws Exception {
        Map<Object, Object> properties = new HashMap<>(System.getProperties());
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();

        LinkGrant grant = bench().link();
        bench().inSession(grant, bench().context(), session -> TestBench.reportsOf(session)
                .fetch(bench().fixture().sliceWithFacts(), Optional.empty(), new CollectedParts()));

        assertThat(new HashMap<>(System.getProperties())).isEqualTo(properties);
        assertThat(Locale.getDefault()).isEqualTo(locale);
        assertThat(TimeZone.getDefault()).isEqualTo(zone);
    }

    @Test
    default void twoAccountsAtOnceDoNotMeet() throws Exception {
        LinkGrant first = bench().link();
        LinkGrant second = bench().link();

        bench().inSession(first, bench().context(), outer -> bench().inSession(second, bench().context(), inner -> {
            CollectedParts parts = new CollectedParts();
            TestBench.reportsOf(outer).fetch(bench().fixture().sliceWithFacts(), Optional.empty(), parts);
            TestBench.reportsOf(inner).fetch(bench().fixture().sliceWithFacts(), Optional.empty(), parts);
            return assertThat(parts.all()).hasSizeGreaterThanOrEqualTo(2);
        }));
    }
}
