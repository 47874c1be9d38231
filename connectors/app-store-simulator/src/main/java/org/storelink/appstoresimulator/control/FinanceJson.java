package org.storelink.appstoresimulator.control;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.YearMonth;
import org.storelink.appstoresimulator.payments.Earning;
import org.storelink.appstoresimulator.payments.FiscalMonth;
import org.storelink.appstoresimulator.truth.FinanceTruth;

/** The truth about payments as JSON. Amounts are strings, exact. */
public final class FinanceJson {

    private final FinanceTruth truth;

    public FinanceJson(FinanceTruth truth) {
        this.truth = truth;
    }

    JsonObject month(Parameters parameters) {
        String vendor = parameters.required("vendor", text -> text);
        FiscalMonth month = FiscalMonth.named(parameters.required("month", YearMonth::parse));
        JsonArrayBuilder earnings = Json.createArrayBuilder();
        truth.earnings(vendor, month).forEach(earning -> earnings.add(earning(earning)));
        JsonObjectBuilder regions = Json.createObjectBuilder();
        truth.byRegion(vendor, month).forEach((region, amount) -> regions.add(region.name(), amount.toPlainString()));
        return Json.createObjectBuilder()
                .add("vendor", vendor)
                .add("from", month.begin().toString())
                .add("to", month.end().toString())
                .add("closed", truth.isClosed(month))
                .add("byRegion", regions)
                .add("earnings", earnings)
                .build();
    }

    private static JsonObjectBuilder earning(Earning earning) {
        return Json.createObjectBuilder()
                .add("region", earning.region().name())
                .add("currency", earning.currency().name())
                .add("sku", earning.product().sku())
                .add("appleId", earning.product().appleId())
                .add("type", earning.type())
                .add("territory", earning.territory().code())
                .add("promoCode", earning.promoCode())
                .add("quantity", earning.quantity())
                .add("share", earning.share().toPlainString())
                .add("amount", earning.amount().toPlainString());
    }
}
