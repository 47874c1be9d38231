package org.storelink.appstoreconnect.analytics;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.storelink.appstoreconnect.sales.UnreadableReport;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.appstoreconnect.wire.NewestParts;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Fact;
import org.storelink.connector.Product;
import org.storelink.connector.ProductType;
import org.storelink.connector.RawPart;
import org.storelink.connector.ReportParser;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.UsageCut;
import org.storelink.connector.UsageMetric;
import org.storelink.connector.UsageValue;

/** Reads the archived answers of App Analytics. What a measure is not told of makes no fact; what is withheld makes one that says so. */
public final class UsageParser implements ReportParser {

    /** More than any answer but a hostile one. */
    private static final int LARGEST = 64 << 20;

    private static final int RATIO_DECIMALS = 6;
    private static final String STOREFRONT = "apple:ios";

    /** Whether an answer about a measure has the shape that is read here. */
    static boolean isKnown(Json answer, Measure measure) {
        List<Json> results = answer.at("results").items();
        return answer.at("results").isList()
                && answer.at("size").number().orElse(results.size()) == results.size()
                && results.stream().allMatch(result -> isKnownResult(result, measure));
    }

    /** What is not withheld is told. */
    private static boolean isKnownResult(Json result, Measure measure) {
        return result.at("adamId").text().isPresent()
                && result.at("data").isList()
                && result.at("data").items().stream()
                        .allMatch(day ->
                                isWithheld(result) || !day.at(measure.key()).isMissing());
    }

    @Override
    public void parse(ReportSlice slice, List<RawPart> parts, Consumer<Fact> facts)
            throws ConnectorException, IOException {
        if (parts.isEmpty()) {
            throw UnreadableReport.because("there is no file");
        }
        Map<String, String> names = new HashMap<>();
        for (RawPart part : NewestParts.of(parts)) {
            if (UsageReport.isAppsFile(part.name(), slice.period())) {
                names.putAll(AnalyticsSite.names(json(part))
                        .orElseThrow(() -> UnreadableReport.because("it is no list of apps")));
            } else {
                Json answer = json(part);
                UsageReport.Contents contents = UsageReport.contents(part.name(), slice.period())
                        .orElseThrow(() -> UnreadableReport.because("it is a file for another period"));
                read(answer, contents, slice, names, facts);
            }
        }
    }

    private static void read(
            Json answer,
            UsageReport.Contents contents,
            ReportSlice slice,
            Map<String, String> names,
            Consumer<Fact> facts)
            throws ConnectorException {
        if (!isKnown(answer, contents.measure())) {
            throw UnreadableReport.because("it is not what App Analytics used to answer");
        }
        for (Json result : answer.at("results").items()) {
            String app = result.at("adamId").text().orElse("");
            UsageCut part = contents.cut()
                    .part(result.at("group"))
                    .orElseThrow(() -> UnreadableReport.because("a result does not say what it is about"));
            Product product = new Product(
                    app, "", names.getOrDefault(app, app), ProductType.APP, "", STOREFRONT, Optional.empty());
            Optional<UsageValue> value = value(result, contents.measure(), slice);
            if (value.isPresent()) {
                facts.accept(new Fact.Usage(
                        slice.period(), product, contents.measure().metric(), part, value.get()));
            }
        }
    }

    /** What a result tells of the day; empty when it tells nothing. What stands in the place of a withheld figure is no figure. */
    private static Optional<UsageValue> value(Json result, Measure measure, ReportSlice slice)
            throws ConnectorException {
        Optional<UsageValue> value = Optional.empty();
        for (Json day : result.at("data").items()) {
            String date = day.at("date").text().orElse("");
            if (!date.startsWith(slice.period().start().toString())) {
                throw UnreadableReport.because(
                        "it tells of " + UnreadableReport.quoted(date) + " instead of " + slice.period());
            }
            if (value.isPresent()) {
                throw UnreadableReport.because("it tells of one day twice");
            }
            if (!isWithheld(result)) {
                value = Optional.of(new UsageValue.Told(number(measure, day.at(measure.key()))));
            }
        }
        return isWithheld(result) ? Optional.of(new UsageValue.Withheld()) : value;
    }

    private static boolean isWithheld(Json result) {
        return !result.at("meetsThreshold").isMissing()
                && !result.at("meetsThreshold").isTrue();
    }

    private static BigDecimal number(Measure measure, Json told) throws ConnectorException {
        try {
            BigDecimal number = new BigDecimal(told.text().orElse("nothing"));
            return measure.metric() == UsageMetric.CONVERSION_RATE && number.scale() > RATIO_DECIMALS
                    ? number.setScale(RATIO_DECIMALS, RoundingMode.HALF_EVEN)
                    : number;
        } catch (NumberFormatException e) {
            throw UnreadableReport.because(measure.key() + " is no number", e);
        }
    }

    private static Json json(RawPart part) throws ConnectorException, IOException {
        try (InputStream in = part.open()) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw UnreadableReport.because("it is larger than " + LARGEST + " bytes");
            }
            return Json.parse(new String(bytes, StandardCharsets.UTF_8))
                    .orElseThrow(() -> UnreadableReport.because("it is cut off, or no JSON"));
        }
    }
}
