package org.storelink.appstoreconnect.finance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.storelink.appstoreconnect.sales.UnreadableReport;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.appstoreconnect.wire.NewestParts;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Defect;
import org.storelink.connector.Fact;
import org.storelink.connector.RawPart;
import org.storelink.connector.ReportParser;
import org.storelink.connector.ReportSlice;

/** Reads pages of payments and financial reports. */
public final class FinanceParser implements ReportParser {

    /** More than any page but a hostile one. */
    private static final int LARGEST_PAGE = 16 << 20;

    @Override
    public void parse(ReportSlice slice, List<RawPart> parts, Consumer<Fact> facts)
            throws ConnectorException, IOException {
        FinanceReport report = FinanceReport.ofStream(slice.stream())
                .orElseThrow(() -> new ConnectorException(new Defect("There is no stream " + slice.stream() + ".")));
        if (parts.isEmpty()) {
            throw UnreadableReport.because("there is no file");
        }
        switch (report) {
            case PAYMENTS -> {
                for (RawPart part : NewestParts.of(parts)) {
                    payments(slice, part, facts);
                }
            }
            case FINANCIAL -> financial(slice, List.copyOf(NewestParts.of(parts)), facts);
        }
    }

    /** Where the report of all regions came beside those of single ones, they must come to the same. */
    private static void financial(ReportSlice slice, List<RawPart> parts, Consumer<Fact> facts)
            throws ConnectorException, IOException {
        Optional<RawPart> together =
                parts.stream().filter(part -> isOfAll(part, slice)).findFirst();
        if (together.isEmpty() || parts.size() == 1) {
            for (RawPart part : parts) {
                financial(slice, part, facts);
            }
            return;
        }
        RegionSums single = new RegionSums();
        for (RawPart part : parts) {
            if (!isOfAll(part, slice)) {
                financial(slice, part, single.beside(facts));
            }
        }
        RegionSums all = new RegionSums();
        financial(slice, together.get(), all.beside(_ -> {}));
        single.requireSame(all);
    }

    private static boolean isOfAll(RawPart part, ReportSlice slice) {
        return FinanceFiles.regionOf(part.name(), slice.period())
                .filter(RegionDownloads.TOGETHER::equals)
                .isPresent();
    }

    private static void payments(ReportSlice slice, RawPart part, Consumer<Fact> facts)
            throws ConnectorException, IOException {
        Optional<Json> json = json(part);
        if (!FinanceFiles.isPage(part.name(), slice)) {
            throw anotherPeriod();
        }
        MonthPage page = json.flatMap(MonthPage::of)
                .orElseThrow(() -> UnreadableReport.because("it is cut off, or no page of payments"));
        page.transfers()
                .forEach(transfer -> facts.accept(
                        new Fact.Payment(FinanceReport.month(slice.period()), transfer.paid(), transfer.amount())));
    }

    private static void financial(ReportSlice slice, RawPart part, Consumer<Fact> facts)
            throws ConnectorException, IOException {
        try (InputStream in = part.open()) {
            String region =
                    FinanceFiles.regionOf(part.name(), slice.period()).orElseThrow(FinanceParser::anotherPeriod);
            new SettlementFile(slice.period(), region).read(in, facts);
        }
    }

    private static Optional<Json> json(RawPart part) throws IOException {
        try (InputStream in = part.open()) {
            byte[] bytes = in.readNBytes(LARGEST_PAGE + 1);
            return bytes.length > LARGEST_PAGE
                    ? Optional.empty()
                    : Json.parse(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private static ConnectorException anotherPeriod() {
        return UnreadableReport.because("it is a file for another period");
    }
}
