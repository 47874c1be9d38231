package org.storelink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.storelink.connector.AccountKey;
import org.storelink.connector.Capability;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Credential;
import org.storelink.connector.Guide;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkStep;
import org.storelink.connector.SessionMaterial;
import org.storelink.connector.Vendor;

/**
 * Group 300: linking ends, refuses in the right words, and keeps nothing between two steps. The kit takes every step with a
 * new instance of the connector.
 */
interface LinkRules extends OnBench {

    int LARGEST_STATE = 64 * 1024;
    int LARGEST_MATERIAL = 64 * 1024;

    @Test
    default void aGoodCredentialIsLinked() throws ConnectorException {
        LinkGrant grant = bench().link();

        assertThat(grant.identity().id()).isNotBlank();
        assertThat(grant.identity().name()).isNotBlank();
        assertThat(grant.vendors()).isNotEmpty().allSatisfy(vendor -> {
            assertThat(vendor.code()).isNotBlank();
            assertThat(vendor.name()).isNotBlank();
        });
        assertThat(grant.vendors()).extracting(Vendor::code).doesNotHaveDuplicates();
    }

    @Test
    default void linkingAnswersForEachCapabilityOfTheModeOnce() throws ConnectorException {
        assertThat(bench().link().checks())
                .extracting(Check::capability)
                .containsExactlyInAnyOrderElementsOf(bench().mode().capabilities());
    }

    @Test
    default void theKeysThatAnAccountMayHoldAreToldWithoutACall() throws ConnectorException {
        LinkGrant grant = bench().link();
        int before = bench().storeCalls();
        Optional<String> field = bench().mode().keyField();

        try (Credential held = bench().goodCredential()) {
            List<AccountKey> keys = bench().connector().keys(held, grant.material());

            assertThat(keys).hasSameSizeAs(field.stream().toList());
            assertThat(keys).allSatisfy(key -> {
                assertThat(key.id()).isEqualToIgnoringCase(held.value(field.orElseThrow()));
                assertThat(key.usedFor()).isSubsetOf(key.gives());
            });
        }

        assertThat(bench().storeCalls()).isEqualTo(before);
    }

    @Test
    default void theGuideBesideCautionsExists() throws ConnectorException {
        assertThat(bench().link().cautionGuide().stream())
                .isSubsetOf(bench().connector().descriptor().guides().stream()
                        .map(Guide::id)
                        .toList());
    }

    @Test
    default void linkingAgainComesToTheSameIdentity() throws ConnectorException {
        LinkGrant first = bench().link();
        LinkGrant second = bench().linkAgain(first.material());

        assertThat(second.identity().id()).isEqualTo(first.identity().id());
    }

    @Test
    default void materialThatHasBecomeUselessKeepsNobodyFromLinkingAgain() throws ConnectorException {
        SessionMaterial useless = new SessionMaterial(new byte[] {(byte) 0xca, (byte) 0xfe}, Optional.empty());

        assertThat(bench().linkAgain(Optional.of(useless)).vendors()).isNotEmpty();
    }

    @Test
    default void statesAndMaterialStayWithinTheirLimits() throws ConnectorException {
        List<LinkStep> steps = bench().converse(bench().fixture().goodValues(), bench().context());

        assertThat(steps).allSatisfy(step -> {
            if (step instanceof LinkStep.Challenged challenged) {
                assertThat(challenged.state().bytes().length).isLessThanOrEqualTo(LARGEST_STATE);
                assertThat(challenged.challenge().prompt()).isNotBlank();
            }
            if (step instanceof LinkStep.Linked linked) {
                assertThat(linked.grant().material().stream())
                        .allMatch(material -> material.bytes().length <= LARGEST_MATERIAL);
            }
        });
    }

    @Test
    default void aWrongSecretIsRefusedAsARejectedCredential() throws ConnectorException {
        LinkStep last = bench().converse(bench().fixture().wrongValues(), bench().context())
                .getLast();

        assertThat(last).isInstanceOfSatisfying(LinkStep.Refused.class, refused -> assertThat(refused.failure())
                .isInstanceOf(ConnectorFailure.CredentialRejected.class));
    }

    @Test
    default void aStateOfSomebodyElsesMakingIsAnsweredWithATypedFailure() {
        HandshakeState foreign = new HandshakeState(new byte[] {(byte) 0xca, (byte) 0xfe});

        ConnectorFailure failure = Failures.of(() -> {
            try (Credential credential = bench().goodCredential()) {
                return bench().connector()
                        .handshake(bench().context())
                        .answer(credential, foreign, new ChallengeAnswer.Agreed());
            }
        });

        assertThat(failure.message()).isNotBlank();
    }

    @Test
    default void makingAHandshakeAsksNobody() {
        int before = bench().storeCalls();

        bench().connector().handshake(bench().context());

        assertThat(bench().storeCalls()).isEqualTo(before);
    }

    @Test
    default void onlyCapabilitiesOfTheModeAreGranted() throws ConnectorException {
        List<Capability> granted =
                bench().link().checks().stream().map(Check::capability).toList();

        assertThat(granted)
                .doesNotContainAnyElementsOf(bench().mode().absentBecause().keySet());
    }
}
