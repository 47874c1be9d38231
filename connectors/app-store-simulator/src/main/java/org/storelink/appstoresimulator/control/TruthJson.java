package org.storelink.appstoresimulator.control;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.LocalDate;
import org.storelink.appstoresimulator.market.Product;
import org.storelink.appstoresimulator.market.Vendor;
import org.storelink.appstoresimulator.publishing.DateType;
import org.storelink.appstoresimulator.publishing.Period;
import org.storelink.appstoresimulator.truth.TrueSales;
import org.storelink.appstoresimulator.truth.Truth;

/** The truth as JSON. Amounts are strings, exact. */
public final class TruthJson {

    private final Truth truth;

    public TruthJson(Truth truth) {
        this.truth = truth;
    }

    JsonObject vendors() {
        JsonArrayBuilder accounts = Json.createArrayBuilder();
        truth.accounts()
                .forEach(account -> accounts.add(Json.createObjectBuilder()
                        .add("number", account.number())
                        .add("name", account.name())));
        JsonArrayBuilder vendors = Json.createArrayBuilder();
        truth.vendors().forEach(vendor -> vendors.add(vendor(vendor)));
        return Json.createObjectBuilder()
                .add("accounts", accounts)
                .add("vendors", vendors)
                .build();
    }

    JsonObject sales(Parameters parameters) {
        String vendor = parameters.required("vendor", text -> text);
        LocalDate from = parameters.required("from", LocalDate::parse);
        LocalDate to = parameters.required("to", LocalDate::parse);
        DateType by = parameters.optional("by", Parameters::dateType).orElse(DateType.DAILY);
        JsonArrayBuilder sales = Json.createArrayBuilder();
        truth.sales(vendor, from, to, by).forEach(sums -> sales.add(sums(sums)));
        JsonArrayBuilder quiet = Json.createArrayBuilder();
        truth.daysWithoutSales(vendor, from, to).forEach(day -> quiet.add(day.toString()));
        return Json.createObjectBuilder()
                .add("vendor", vendor)
                .add("sales", sales)
                .add("daysWithoutSales", quiet)
                .build();
    }

    JsonObject publications(Parameters parameters) {
        String vendor = parameters.required("vendor", text -> text);
        LocalDate to = parameters.required("to", LocalDate::parse);
        DateType by = parameters.optional("by", Parameters::dateType).orElse(DateType.DAILY);
        JsonObjectBuilder publications = Json.createObjectBuilder();
        LocalDate day = parameters.required("from", LocalDate::parse);
        while (!day.isAfter(to)) {
            Period period = Period.containing(by, day);
            publications.add(period.text(), truth.publication(vendor, by, day).name());
            day = period.end().plusDays(1);
        }
        return publications.build();
    }

    private static JsonObjectBuilder vendor(Vendor vendor) {
        JsonArrayBuilder products = Json.createArrayBuilder();
        vendor.products().forEach(product -> products.add(product(product)));
        return Json.createObjectBuilder()
                .add("number", vendor.number())
                .add("account", vendor.account())
                .add("name", vendor.name())
                .add("opened", vendor.opened().toString())
                .add("products", products);
    }

    private static JsonObjectBuilder product(Product product) {
        return Json.createObjectBuilder()
                .add("appleId", product.appleId())
                .add("sku", product.sku())
                .add("title", product.title())
                .add("family", product.kind().family().name())
                .add("type", product.kind().sold())
                .add("parentSku", product.parentSku());
    }

    private static JsonObjectBuilder sums(TrueSales sums) {
        TrueSales.Key key = sums.key();
        return Json.createObjectBuilder()
                .add("from", key.from().toString())
                .add("to", key.to().toString())
                .add("sku", key.sku())
                .add("appleId", key.appleId())
                .add("territory", key.territory())
                .add("type", key.type())
                .add("promoCode", key.promoCode())
                .add("completeMyBundle", key.completeMyBundle())
                .add("proceedsCurrency", key.proceedsCurrency())
                .add("customerCurrency", key.customerCurrency())
                .add("sold", sums.sold())
                .add("refunded", sums.refunded())
                .add("proceeds", sums.proceeds().toPlainString())
                .add("refundedProceeds", sums.refundedProceeds().toPlainString())
                .add("paid", sums.paid().toPlainString())
                .add("paidBack", sums.paidBack().toPlainString());
    }
}
