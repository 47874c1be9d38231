package org.storelink.reports;

import java.util.Optional;
import org.storelink.connector.Fact;
import org.storelink.connector.SaleKind;
import org.storelink.connector.SaleTerms;

/**
 * The class of a sale.
 *
 * @param refunded whether units came back
 */
record SaleClass(SaleKind kind, SaleTerms terms, boolean refunded, String proceedsCurrency, String salesCurrency)
        implements FactClass {

    static final String WORD = "sale";

    static SaleClass of(Fact.Sale sale) {
        return new SaleClass(
                sale.kind(),
                sale.terms(),
                sale.units() < 0,
                sale.proceeds().currency(),
                sale.sales().currency());
    }

    @Override
    public Optional<String> earnedIn() {
        return Optional.of(proceedsCurrency);
    }

    @Override
    public Optional<String> paidIn() {
        return Optional.of(salesCurrency);
    }

    @Override
    public String text() {
        return String.join(
                " ", WORD, kind.name(), terms.name(), Boolean.toString(refunded), proceedsCurrency, salesCurrency);
    }
}
