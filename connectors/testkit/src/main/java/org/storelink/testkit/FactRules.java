package org.storelink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.storelink.connector.Fact;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.Subject;

/** Group 700: facts say what the host may rely on. */
interface FactRules extends OnBench {

    @Test
    default void factsBelongToThePeriodOfTheirSlice() throws Exception {
        ReportSlice slice = bench().fixture().sliceWithFacts();

        assertThat(facts()).isNotEmpty().allSatisfy(fact -> assertThat(fact.period())
                .isEqualTo(slice.period()));
    }

    @Test
    default void factsAreAboutTheSubjectOfTheirStream() throws Exception {
        ReportSlice slice = bench().fixture().sliceWithFacts();
        Subject subject =
                bench().descriptor().stream(slice.stream()).orElseThrow().subject();

        assertThat(facts()).extracting(Fact::subject).containsOnly(subject);
    }

    @Test
    default void salesNameProductAndCountry() throws Exception {
        assertThat(sales()).allSatisfy(sale -> {
            assertThat(sale.country()).matches("[A-Z]{2}");
            assertThat(sale.product().storeId()).isNotBlank();
            assertThat(sale.product().storefront()).isNotBlank();
            assertThat(sale.product().parentSku().stream()).allMatch(parent -> !parent.isBlank());
        });
    }

    @Test
    default void subscriptionsNameProductAndCountry() throws Exception {
        assertThat(facts()).allSatisfy(fact -> {
            switch (fact) {
                case Fact.SubscriptionState state -> {
                    assertThat(state.subscription().product().storeId()).isNotBlank();
                    assertThat(state.country()).matches("[A-Z]{2}");
                }
                case Fact.SubscriptionEvent event -> {
                    assertThat(event.subscription().product().storeId()).isNotBlank();
                    assertThat(event.country()).matches("[A-Z]{2}");
                    assertThat(event.name()).isNotBlank();
                }
                case Fact.Sale _, Fact.Usage _, Fact.Settlement _, Fact.Payment _ -> {}
            }
        });
    }

    @Test
    default void oneProductIsOneThingWithinAFile() throws Exception {
        List<Fact.Sale> sales = sales();

        for (Fact.Sale sale : sales) {
            assertThat(sales)
                    .filteredOn(other ->
                            other.product().storeId().equals(sale.product().storeId()))
                    .extracting(other -> other.product().storefront())
                    .containsOnly(sale.product().storefront());
        }
    }

    @Test
    default void moneyWithoutUnitsDoesNotExist() throws Exception {
        assertThat(sales()).filteredOn(sale -> sale.units() == 0).allSatisfy(sale -> {
            assertThat(sale.proceeds().amount()).isZero();
            assertThat(sale.sales().amount()).isZero();
        });
    }

    private List<Fact.Sale> sales() throws Exception {
        return facts().stream()
                .filter(Fact.Sale.class::isInstance)
                .map(Fact.Sale.class::cast)
                .toList();
    }

    private List<Fact> facts() throws Exception {
        CollectedParts parts = new CollectedParts();
        ReportSlice slice = bench().fixture().sliceWithFacts();
        LinkGrant grant = bench().link();
        bench().inSession(grant, bench().context(), session -> TestBench.reportsOf(session)
                .fetch(slice, Optional.empty(), parts));
        return bench().parse(slice, parts.all());
    }
}
