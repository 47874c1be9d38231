package org.storelink.appstoresimulator.control;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.storelink.appstoresimulator.truth.TrueUsage;
import org.storelink.appstoresimulator.truth.UsageTruth;
import org.storelink.appstoresimulator.usage.Dimension;
import org.storelink.appstoresimulator.usage.Measure;

/** The truth about usage as JSON. */
public final class UsageJson {

    private final UsageTruth truth;

    public UsageJson(UsageTruth truth) {
        this.truth = truth;
    }

    JsonObject usage(Parameters parameters) {
        long app = parameters.required("app", Long::parseLong);
        Measure measure =
                parameters.required("measure", text -> Measure.of(text).orElseThrow(IllegalArgumentException::new));
        LocalDate from = parameters.required("from", LocalDate::parse);
        LocalDate to = parameters.required("to", LocalDate::parse);
        Optional<Dimension> dimension =
                parameters.optional("by", text -> Dimension.of(text).orElseThrow(IllegalArgumentException::new));
        List<TrueUsage> usage = dimension.isPresent()
                ? truth.by(dimension.get(), app, measure, from, to)
                : List.of(truth.of(app, measure, from, to));
        JsonArrayBuilder values = Json.createArrayBuilder();
        usage.forEach(each -> values.add(value(each)));
        return Json.createObjectBuilder()
                .add("dataEnd", truth.dataEnd().toString())
                .add("usage", values)
                .build();
    }

    private static JsonObjectBuilder value(TrueUsage usage) {
        JsonObjectBuilder days = Json.createObjectBuilder();
        usage.byDay().forEach((day, number) -> days.add(day.toString(), number));
        return Json.createObjectBuilder()
                .add("key", usage.key())
                .add("total", usage.total())
                .add("withheld", usage.withheld())
                .add("byDay", days);
    }
}
