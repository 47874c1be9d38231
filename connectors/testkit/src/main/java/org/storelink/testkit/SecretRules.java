package org.storelink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkStep;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.StoreSession;

/** Group 900: no secret is ever seen, be it a password that was typed in or a token that the store handed out. */
interface SecretRules extends OnBench {

    @Test
    default void linkingShowsNoSecret() throws ConnectorException {
        List<Object> seen = new ArrayList<>();
        try (Eavesdropper log = new Eavesdropper()) {
            for (Map<String, String> values :
                    List.of(bench().fixture().goodValues(), bench().fixture().wrongValues())) {
                seen.addAll(bench().converse(values, bench().context()));
            }
            seen.addAll(log.heard());
        }
        seen.addAll(refusals(seen));

        assertNoSecret(seen);
    }

    @Test
    default void collectingShowsNoSecret() throws Exception {
        ReportSlice slice = bench().fixture().sliceWithFacts();
        List<Object> seen = new ArrayList<>();
        CollectedParts parts = new CollectedParts();
        try (Eavesdropper log = new Eavesdropper()) {
            LinkGrant grant = bench().link();
            seen.add(grant);
            seen.addAll(bench().inSession(grant, bench().context(), StoreSession::check));
            bench().inSession(grant, bench().context(), session -> {
                seen.add(session);
                return TestBench.reportsOf(session).fetch(slice, Optional.empty(), parts);
            });
            seen.addAll(bench().parse(slice, parts.all()));
            seen.addAll(log.heard());
        }
        parts.all().forEach(part -> seen.add(part.name() + " " + part.resumeAfter()));

        assertNoSecret(seen);
    }

    @Test
    default void failuresShowNoSecretEvenWhenTheStoreRepeatsThem() throws ConnectorException {
        LinkGrant grant = bench().link();
        String echo = String.join(" ", bench().secrets());
        List<Object> seen = new ArrayList<>();
        try (Eavesdropper log = new Eavesdropper();
                OddServer parrot = OddServer.answering(400, Map.of("Content-Type", "text/plain"), echo)) {
            if (bench().descriptor().endpoints().isEmpty()) {
                return;
            }
            LentContext context = bench().everythingAt(parrot.uri());
            seen.addAll(failing(() -> bench().converse(bench().fixture().goodValues(), context)));
            seen.addAll(failing(() -> bench().inSession(grant, context, StoreSession::check)));
            seen.addAll(failing(() -> bench().inSession(grant, context, session -> TestBench.reportsOf(session)
                    .fetch(bench().fixture().sliceWithFacts(), Optional.empty(), new CollectedParts()))));
            seen.addAll(log.heard());
        }

        assertNoSecret(seen);
    }

    @Test
    default void noAddressHoldsASecret() throws Exception {
        LinkGrant grant = bench().link();
        bench().inSession(grant, bench().context(), session -> TestBench.reportsOf(session)
                .fetch(bench().fixture().sliceWithFacts(), Optional.empty(), new CollectedParts()));

        assertNoSecret(List.copyOf(bench().http().requests()));
    }

    private static List<Object> refusals(List<Object> seen) {
        return seen.stream()
                .filter(LinkStep.Refused.class::isInstance)
                .map(step -> (Object) ((LinkStep.Refused) step).failure().message())
                .toList();
    }

    private static List<Object> failing(Failures.Call call) {
        List<Object> seen = new ArrayList<>();
        try {
            seen.add(call.make());
        } catch (Exception e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            seen.add(trace);
        }
        return seen;
    }

    private void assertNoSecret(List<?> seen) {
        for (String secret : bench().secrets()) {
            assertThat(seen).noneMatch(thing -> thing.toString().contains(secret));
        }
    }
}
