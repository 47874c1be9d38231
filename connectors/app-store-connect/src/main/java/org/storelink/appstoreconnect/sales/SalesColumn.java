package org.storelink.appstoreconnect.sales;

/** The columns of Summary Sales that are understood. */
enum SalesColumn implements ReportColumn {
    SKU("SKU"),
    DEVELOPER("Developer", false),
    TITLE("Title"),
    TYPE("Product Type Identifier"),
    UNITS("Units"),
    PROCEEDS("Developer Proceeds"),
    BEGIN_DATE("Begin Date"),
    END_DATE("End Date"),
    CUSTOMER_CURRENCY("Customer Currency"),
    COUNTRY("Country Code"),
    PROCEEDS_CURRENCY("Currency of Proceeds"),
    APPLE_ID("Apple Identifier"),
    CUSTOMER_PRICE("Customer Price"),
    PROMO_CODE("Promo Code", false),
    PARENT("Parent Identifier", false),
    DEVICE("Device", false),
    PLATFORMS("Supported Platforms", false);

    private final String title;
    private final boolean required;

    SalesColumn(String title) {
        this(title, true);
    }

    SalesColumn(String title, boolean required) {
        this.title = title;
        this.required = required;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public boolean isRequired() {
        return required;
    }
}
