package org.storelink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorDescriptor;
import org.storelink.connector.CredentialField;
import org.storelink.connector.CredentialMode;
import org.storelink.connector.Endpoint;
import org.storelink.connector.Guide;
import org.storelink.connector.ReportStream;

/** Group 100: the descriptor is complete, well-formed and true. */
interface DescriptorRules extends OnBench {

    Pattern ID = Pattern.compile("[a-z][a-z0-9]*([-_][a-z0-9]+)*");
    Pattern FIELD_NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    Pattern LOOKS_SECRET = Pattern.compile(".*(password|passphrase|secret|token|private_key|api_key).*");

    @Test
    default void theDescriptorIsTheSameEveryTimeAndAsksNobody() {
        int before = bench().storeCalls();

        String first = bench().descriptor().toString();
        String second = bench().descriptor().toString();

        assertThat(second).isEqualTo(first);
        assertThat(bench().storeCalls()).isEqualTo(before);
    }

    @Test
    default void idsAreWellFormedAndOccurOnce() {
        ConnectorDescriptor descriptor = bench().descriptor();

        assertIds(descriptor.modes().stream().map(CredentialMode::id).toList());
        assertIds(descriptor.streams().stream().map(ReportStream::id).toList());
        assertIds(descriptor.endpoints().stream().map(Endpoint::name).toList());
        assertIds(descriptor.guides().stream().map(Guide::id).toList());
    }

    private static void assertIds(List<String> ids) {
        assertThat(ids).doesNotHaveDuplicates().allMatch(ID.asMatchPredicate());
    }

    @Test
    default void theStoreHasACodeANumberAndAName() {
        assertThat(bench().descriptor().store().code()).matches(ID);
        assertThat(bench().descriptor().store().number()).isPositive();
        assertThat(bench().descriptor().store().name()).isNotBlank();
    }

    @Test
    default void fieldsAreNamedAndExplained() {
        for (CredentialMode mode : bench().descriptor().modes()) {
            assertThat(mode.label()).isNotBlank();
            assertThat(mode.help()).isNotBlank();
            assertThat(mode.fields()).isNotEmpty();
            assertThat(mode.fields().stream().map(CredentialField::name).toList())
                    .doesNotHaveDuplicates()
                    .allMatch(FIELD_NAME.asMatchPredicate());
            assertThat(mode.fields())
                    .allSatisfy(field -> assertThat(field.label()).isNotBlank());
        }
    }

    @Test
    default void fieldsThatLookSecretAreSecret() {
        for (CredentialMode mode : bench().descriptor().modes()) {
            assertThat(mode.fields())
                    .filteredOn(field -> LOOKS_SECRET.matcher(field.name()).matches())
                    .hasOnlyElementsOfType(CredentialField.Secret.class);
        }
    }

    @Test
    default void anAbsentCapabilityHasAReasonInWords() {
        for (CredentialMode mode : bench().descriptor().modes()) {
            assertThat(mode.absentBecause()).allSatisfy((capability, reason) -> assertThat(reason)
                    .as("why %s lacks %s", mode.id(), capability)
                    .contains(" ")
                    .endsWith("."));
        }
    }

    @Test
    default void everyStreamsCapabilityIsGivenBySomeMode() {
        Set<Capability> given = bench().descriptor().modes().stream()
                .flatMap(mode -> mode.capabilities().stream())
                .collect(Collectors.toSet());

        assertThat(bench().descriptor().streams())
                .extracting(ReportStream::capability)
                .isSubsetOf(given);
    }

    @Test
    default void streamsThatAModeLacksExistAndLeaveSomethingOfTheirCapability() {
        List<ReportStream> streams = bench().descriptor().streams();
        for (CredentialMode mode : bench().descriptor().modes()) {
            List<ReportStream> lacked = streams.stream()
                    .filter(stream -> mode.withoutStreams().contains(stream.id()))
                    .toList();
            assertThat(lacked).extracting(ReportStream::id).containsExactlyInAnyOrderElementsOf(mode.withoutStreams());
            assertThat(lacked)
                    .extracting(ReportStream::capability)
                    .isSubsetOf(streams.stream()
                            .filter(mode::brings)
                            .map(ReportStream::capability)
                            .toList());
        }
    }

    @Test
    default void streamsThatReachLessFarInAModeAreBroughtByIt() {
        List<ReportStream> streams = bench().descriptor().streams();
        for (CredentialMode mode : bench().descriptor().modes()) {
            assertThat(streams.stream().filter(mode::brings))
                    .extracting(ReportStream::id)
                    .containsAll(mode.reaches().keySet());
        }
    }

    @Test
    default void streamsMakeSense() {
        assertThat(bench().descriptor().streams()).allSatisfy(stream -> {
            assertThat(stream.label()).isNotBlank();
            assertThat(stream.usualDelay()).isPositive();
            assertThat(stream.restatedFor()).isNotNegative();
            assertThat(stream.retention().stream()).allMatch(period -> !period.isNegative() && !period.isZero());
        });
    }

    @Test
    default void endpointsNameExactlyAHostOverHttps() {
        assertThat(bench().descriptor().endpoints()).allSatisfy(endpoint -> {
            assertThat(endpoint.usual())
                    .hasScheme("https")
                    .hasPath("")
                    .hasNoQuery()
                    .hasNoUserInfo();
            assertThat(endpoint.usual().getHost()).isNotBlank();
            assertThat(endpoint.purpose()).isNotBlank();
        });
    }

    @Test
    default void guidesNamedByModesExistAndHaveSteps() {
        ConnectorDescriptor descriptor = bench().descriptor();
        Set<String> ids = descriptor.guides().stream().map(Guide::id).collect(Collectors.toCollection(HashSet::new));

        assertThat(descriptor.modes())
                .allSatisfy(mode -> assertThat(mode.guide().stream()).allMatch(ids::contains));
        assertThat(descriptor.guides()).allSatisfy(guide -> {
            assertThat(guide.title()).isNotBlank();
            assertThat(guide.steps()).isNotEmpty().noneMatch(String::isBlank);
        });
    }

    @Test
    default void theFixturesValuesHaveTheFormThatTheFieldsAskFor() {
        for (Map<String, String> values :
                List.of(bench().fixture().goodValues(), bench().fixture().wrongValues())) {
            List<String> wrong = new ArrayList<>();
            for (CredentialField field : bench().mode().fields()) {
                String value = values.get(field.name());
                boolean missing = value == null && field.required();
                if (missing || (value != null && !field.format().stream().allMatch(form -> form.accepts(value)))) {
                    wrong.add(field.name());
                }
            }
            assertThat(wrong).as("fields left out or in another form").isEmpty();
        }
    }
}
