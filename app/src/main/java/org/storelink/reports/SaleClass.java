package org.storelink.reports;

import org.storelink.connector.Fact;
import org.storelink.connector.SaleKind;
import org.storelink.connector.SaleTerms;

/**
 * What a fact has in common with thousands of others and what its metrics follow from. Facts name their class by a number, so that a
 * query groups by one small column instead of five.
 *
 * @param refunded whether units came back
 */
record SaleClass(SaleKind kind, SaleTerms terms, boolean refunded, String proceedsCurrency, String salesCurrency) {

    static SaleClass of(Fact.Sale sale) {
        return new SaleClass(
                sale.kind(),
                sale.terms(),
                sale.units() < 0,
                sale.proceeds().currency(),
                sale.sales().currency());
    }
}
