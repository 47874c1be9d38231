package org.storelink.appstoreconnect.finance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
            case FINANCIAL -> financial(slice, parts, facts);
        }
    }

    /** The report of all regions comes last, and tells by its name whether the others count beside it. */
    private static void financial(ReportSlice slice, List<RawPart> parts, Consumer<Fact> facts)
            throws ConnectorException, IOException {
        RawPart last = parts.getLast();
        if (FinanceFiles.isOfAllAlone(last.name(), slice)) {
            financial(slice, last, facts);
            return;
        }
        boolean isWhole = FinanceFiles.isBesideRegions(last.name(), slice);
        if (!isWhole && parts.stream().anyMatch(part -> FinanceFiles.isAskedByRegion(part.name()))) {
            throw UnreadableReport.because(
                    "it is incomplete: the report of all regions is missing, against which those of single ones are held");
        }
        RegionSums single = new RegionSums();
        for (RawPart part : NewestParts.of(parts)) {
            if (!FinanceFiles.isOfAllAlone(part.name(), slice) && !FinanceFiles.isBesideRegions(part.name(), slice)) {
                financial(slice, part, single.beside(facts));
            }
        }
        if (isWhole) {
            rest(slice, last, single, facts);
        }
    }

    /**
     * The report of all regions must come to the same as those of single ones. A currency in which no region is known to settle cannot
     * have come with any of these: what is in it is told of the region that stands for all.
     */
    private static void rest(ReportSlice slice, RawPart together, RegionSums single, Consumer<Fact> facts)
            throws ConnectorException, IOException {
        RegionSums all = new RegionSums();
        financial(slice, together, all.beside(_ -> {}));
        Set<String> elsewhere = all.currencies().stream()
                .filter(currency -> !SettledRegions.knows(currency))
                .filter(currency -> !single.currencies().contains(currency))
                .collect(Collectors.toUnmodifiableSet());
        single.requireSame(all.without(elsewhere), FinanceFiles.refused(together.name()));
        if (!elsewhere.isEmpty()) {
            financial(slice, together, fact -> {
                if (elsewhere.contains(((Fact.Settlement) fact).earned().currency())) {
                    facts.accept(fact);
                }
            });
        }
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
