package org.storelink.appstoresimulator.control;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import org.storelink.appstoresimulator.fault.Asking;
import org.storelink.appstoresimulator.fault.Fault;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.appstoresimulator.fault.Faults;
import org.storelink.appstoresimulator.http.RequestLog;
import org.storelink.appstoresimulator.publishing.Restatements;
import org.storelink.appstoresimulator.publishing.StoreClock;
import org.storelink.appstoresimulator.truth.Truth;

/** The levers: clock, faults, restatements and counters. */
public final class Controls {

    private static final Comparator<Asking> ORDER = Comparator.comparing(Asking::vendor)
            .thenComparing(Asking::reportType)
            .thenComparing(Asking::dateType)
            .thenComparing(Asking::date);

    private final RequestLog log;
    private final Faults faults;
    private final StoreClock clock;
    private final Restatements restatements;
    private final Truth truth;

    public Controls(RequestLog log, Faults faults, StoreClock clock, Restatements restatements, Truth truth) {
        this.log = log;
        this.faults = faults;
        this.clock = clock;
        this.restatements = restatements;
        this.truth = truth;
    }

    JsonObject requests() {
        JsonArrayBuilder reports = Json.createArrayBuilder();
        log.byReport().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(ORDER))
                .forEach(report -> reports.add(Json.createObjectBuilder()
                        .add("vendor", report.getKey().vendor())
                        .add("reportType", report.getKey().reportType())
                        .add("dateType", report.getKey().dateType())
                        .add("date", report.getKey().date())
                        .add("count", report.getValue())));
        return Json.createObjectBuilder()
                .add("total", log.total())
                .add("passwordUses", log.passwordUses())
                .add("commands", counts(log.byCommand()))
                .add("answers", counts(log.byAnswer()))
                .add("reports", reports)
                .build();
    }

    JsonObject resetRequests() {
        log.reset();
        return requests();
    }

    JsonObject faults() {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (Faults.Active active : faults.active()) {
            Fault fault = active.fault();
            all.add(Json.createObjectBuilder()
                    .add("id", active.id())
                    .add("kind", fault.kind().text())
                    .add("command", fault.command())
                    .add("vendor", fault.vendor())
                    .add("dateType", fault.dateType())
                    .add("date", fault.date())
                    .add("firstAsking", fault.firstAsking())
                    .add("lastAsking", fault.lastAsking())
                    .add("times", fault.times())
                    .add("probability", fault.probability())
                    .add("delayMillis", fault.delay().toMillis())
                    .add("code", fault.code())
                    .add("matched", active.matched())
                    .add("struck", active.struck()));
        }
        return Json.createObjectBuilder().add("faults", all).build();
    }

    JsonObject addFault(Parameters parameters) {
        Fault.Builder fault = Fault.of(
                parameters.required("kind", kind -> FaultKind.of(kind).orElseThrow(IllegalArgumentException::new)));
        parameters.text("command").ifPresent(fault::command);
        parameters.text("vendor").ifPresent(fault::vendor);
        parameters.optional("dateType", Parameters::dateType).ifPresent(type -> fault.dateType(type.text()));
        parameters.text("date").ifPresent(fault::date);
        fault.askings(
                parameters.optional("firstAsking", Integer::parseInt).orElse(1),
                parameters.optional("lastAsking", Integer::parseInt).orElse(Integer.MAX_VALUE));
        parameters.optional("times", Integer::parseInt).ifPresent(fault::times);
        parameters.optional("probability", Double::parseDouble).ifPresent(fault::probability);
        parameters.optional("delayMillis", Long::parseLong).ifPresent(millis -> fault.delay(Duration.ofMillis(millis)));
        parameters.optional("code", Integer::parseInt).ifPresent(fault::code);
        String id = faults.add(fault);
        return Json.createObjectBuilder().add("id", id).build();
    }

    boolean removeFault(String id) {
        return faults.remove(id);
    }

    JsonObject clearFaults() {
        faults.clear();
        return faults();
    }

    JsonObject clock() {
        return Json.createObjectBuilder()
                .add("instant", clock.instant().toString())
                .add("today", clock.today().toString())
                .build();
    }

    JsonObject setClock(Parameters parameters) {
        if (parameters.has("today")) {
            clock.today(parameters.required("today", LocalDate::parse));
        } else if (parameters.has("instant")) {
            clock.set(parameters.required("instant", Instant::parse));
        } else if (parameters.has("advance")) {
            clock.advance(parameters.required("advance", Duration::parse));
        } else if (parameters.has("reset")) {
            clock.reset();
        } else {
            throw new BadControl("body", "must have one of today, instant, advance and reset");
        }
        return clock();
    }

    JsonObject restate(Parameters parameters) {
        String vendor =
                truth.vendor(parameters.required("vendor", text -> text)).number();
        LocalDate date = parameters.required("date", LocalDate::parse);
        if (parameters.has("onAsking")) {
            restatements.onAsking(vendor, date, parameters.required("onAsking", Integer::parseInt));
        } else {
            restatements.at(
                    vendor, date, parameters.optional("at", Instant::parse).orElseGet(clock::instant));
        }
        return Json.createObjectBuilder()
                .add("vendor", vendor)
                .add("date", date.toString())
                .build();
    }

    private static JsonObjectBuilder counts(Map<String, Integer> counts) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        counts.forEach(json::add);
        return json;
    }
}
