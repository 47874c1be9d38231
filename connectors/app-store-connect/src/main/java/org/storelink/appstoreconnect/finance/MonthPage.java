package org.storelink.appstoreconnect.finance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.Money;

/** A month of a vendor as the site's payments show it. */
record MonthPage(List<Transfer> transfers, List<Region> regions) {

    /** One payment to one bank account. */
    record Transfer(boolean paid, Money amount) {}

    /**
     * Something settled together.
     *
     * @param id by which its report is asked for
     * @param code of two letters
     */
    record Region(String id, String code) {}

    /** Empty when the answer has not the shape that is known. */
    static Optional<MonthPage> of(Json answer) {
        Json summaries = PaymentSite.inside(answer).at("reportSummaries");
        if (!summaries.isList()) {
            return Optional.empty();
        }
        List<Transfer> transfers = new ArrayList<>();
        List<Region> regions = new ArrayList<>();
        for (Json summary : summaries.items()) {
            Optional<Transfer> transfer = transfer(summary);
            Json proceeds = summary.at("proceedsByRegion");
            if (transfer.isEmpty() || !proceeds.isList()) {
                return Optional.empty();
            }
            transfers.add(transfer.get());
            for (Json region : proceeds.items()) {
                Optional<Region> known = region(region.at("regionCurrency"));
                if (known.isEmpty()) {
                    return Optional.empty();
                }
                if (!regions.contains(known.get())) {
                    regions.add(known.get());
                }
            }
        }
        return Optional.of(new MonthPage(transfers, regions));
    }

    private static Optional<Transfer> transfer(Json summary) {
        Json expected = summary.at("isPaymentExpected");
        return expected.isMissing()
                ? Optional.empty()
                : money(summary).map(amount -> new Transfer(!expected.isTrue(), amount));
    }

    private static Optional<Money> money(Json summary) {
        try {
            return summary.at("amount").text().flatMap(amount -> summary.at("currency")
                    .text()
                    .map(currency -> new Money(new BigDecimal(amount), currency)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<Region> region(Json region) {
        Optional<String> id = region.at("regionCurrencyId").text().filter(text -> text.matches("[A-Za-z0-9-]{1,32}"));
        Optional<String> code = region.at("regionCode").text().filter(text -> text.matches("[A-Z]{2}"));
        return id.flatMap(known -> code.map(letters -> new Region(known, letters)));
    }
}
