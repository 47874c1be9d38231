package org.storelink.appstoresimulator.publishing;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import org.storelink.appstoresimulator.market.Sale;
import org.storelink.appstoresimulator.market.Vendor;

/** The columns of a Summary Sales file, and two that no reader has ever heard of. */
enum Column {
    PROVIDER("Provider", _ -> "APPLE"),
    PROVIDER_COUNTRY("Provider Country", _ -> "US"),
    SKU("SKU", row -> row.sale.product().sku()),
    DEVELOPER("Developer", row -> row.vendor.name()),
    TITLE("Title", row -> row.sale.product().title()),
    VERSION("Version", row -> row.sale.version()),
    PRODUCT_TYPE_IDENTIFIER("Product Type Identifier", row -> row.sale.type()),
    UNITS("Units", row -> Long.toString(row.sale.units())),
    DEVELOPER_PROCEEDS("Developer Proceeds", row -> amount(row.sale.proceeds())),
    BEGIN_DATE("Begin Date", row -> row.period.begin().format(Row.DATE)),
    END_DATE("End Date", row -> row.period.end().format(Row.DATE)),
    CUSTOMER_CURRENCY("Customer Currency", row -> row.sale.territory().pays().name()),
    COUNTRY_CODE("Country Code", row -> row.sale.territory().code()),
    CURRENCY_OF_PROCEEDS(
            "Currency of Proceeds", row -> row.sale.territory().earns().name()),
    APPLE_IDENTIFIER("Apple Identifier", row -> Long.toString(row.sale.product().appleId())),
    CUSTOMER_PRICE("Customer Price", row -> amount(row.sale.price())),
    PROMO_CODE("Promo Code", row -> row.sale.promoCode()),
    PARENT_IDENTIFIER("Parent Identifier", row -> row.sale.product().parentSku()),
    SUBSCRIPTION("Subscription", row -> row.sale.subscription()),
    PERIOD("Period", row -> row.sale.product().duration()),
    CATEGORY("Category", row -> row.sale.product().category()),
    CMB("CMB", row -> row.sale.completeMyBundle()),
    DEVICE("Device", row -> row.sale.device()),
    SUPPORTED_PLATFORMS("Supported Platforms", row -> row.sale.device().equals("Desktop") ? "macOS" : "iOS"),
    PROCEEDS_REASON("Proceeds Reason", row -> row.sale.proceedsReason()),
    PRESERVED_PRICING("Preserved Pricing", row -> row.sale.preservedPricing()),
    CLIENT("Client", row -> row.sale.client()),
    ORDER_TYPE("Order Type", row -> row.sale.orderType()),
    STOREFRONT_GROUP("Storefront Group", _ -> "Worldwide"),
    TAX_NOTE("Tax Note", row -> row.sale.territory().tax() + "%");

    /** One line of a file to be. */
    record Row(Vendor vendor, Period period, Sale sale) {

        private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM/dd/uuuu");
    }

    private final String title;
    private final Function<Row, String> value;

    Column(String title, Function<Row, String> value) {
        this.title = title;
        this.value = value;
    }

    String title() {
        return title;
    }

    String value(Row row) {
        return value.apply(row);
    }

    private static String amount(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.toPlainString();
    }
}
