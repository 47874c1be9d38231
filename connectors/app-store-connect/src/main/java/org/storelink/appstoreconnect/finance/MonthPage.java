package org.storelink.appstoreconnect.finance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.Money;

/** A month of a vendor as the site's payments show it. */
record MonthPage(List<Transfer> transfers) {

    /**
     * One payment to one bank account.
     *
     * @param regions what it was earned in
     */
    record Transfer(boolean paid, Money amount, List<Region> regions) {

        private boolean comesFromNowhere() {
            return amount.amount().signum() != 0 && regions.isEmpty();
        }
    }

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
        for (Json summary : summaries.items()) {
            Optional<Transfer> transfer = transfer(summary);
            if (transfer.isEmpty()) {
                return Optional.empty();
            }
            transfers.add(transfer.get());
        }
        return Optional.of(new MonthPage(transfers));
    }

    /** Each region once, in an order that does not depend on the page's. */
    List<Region> regions() {
        return transfers.stream()
                .flatMap(transfer -> transfer.regions().stream())
                .distinct()
                .sorted(Comparator.comparing(Region::code).thenComparing(Region::id))
                .toList();
    }

    /** Whether money is paid without a word of what it was earned in. */
    boolean isShortOfRegions() {
        return transfers.stream().anyMatch(Transfer::comesFromNowhere);
    }

    private static Optional<Transfer> transfer(Json summary) {
        Json expected = summary.at("isPaymentExpected");
        return expected.isMissing()
                ? Optional.empty()
                : money(summary).flatMap(amount -> regions(summary.at("proceedsByRegion"))
                        .map(regions -> new Transfer(!expected.isTrue(), amount, regions)));
    }

    private static Optional<List<Region>> regions(Json proceeds) {
        List<Optional<Region>> regions = proceeds.items().stream()
                .map(each -> region(each.at("regionCurrency")))
                .toList();
        return proceeds.isList() && regions.stream().allMatch(Optional::isPresent)
                ? Optional.of(regions.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
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
