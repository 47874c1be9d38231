package org.storelink.appstoresimulator.reporter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.storelink.appstoresimulator.fault.Fault;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.appstoresimulator.fault.Faults;
import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.http.RequestLog;

/**
 * One of Reporter's two addresses. Reads the form, counts the request, lets faults strike, answers, and puts errors into the
 * form that the mode asks for. Each request runs on a thread of its own.
 */
final class ReporterHandler implements HttpHandler {

    private final String service;
    private final Reporter reporter;
    private final RequestLog log;
    private final Faults faults;
    private final ErrorStatuses statuses;
    private final Duration latency;

    ReporterHandler(
            String service,
            Reporter reporter,
            RequestLog log,
            Faults faults,
            ErrorStatuses statuses,
            Duration latency) {
        this.service = service;
        this.reporter = reporter;
        this.log = log;
        this.faults = faults;
        this.statuses = statuses;
        this.latency = latency;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                Answer.html(405, "Method Not Allowed").with("Allow", "POST").send(exchange);
                return;
            }
            ReporterRequest request = ReporterRequest.of(form(exchange));
            int nth = log.asked(request.asking());
            if (request.carriesPassword()) {
                log.passwordUsed();
            }
            pause(latency);
            Optional<Fault> fault = faults.striking(FaultKind.Stage.DOOR, request.asking(), nth);
            if (fault.isPresent() && fault.get().kind() == FaultKind.DROPPED_CONNECTION) {
                log.answered(FaultKind.DROPPED_CONNECTION.text());
                return;
            }
            answer(request, nth, fault).send(exchange);
        }
    }

    private Answer answer(ReporterRequest request, int nth, Optional<Fault> fault) {
        try {
            if (fault.isPresent() && fault.get().kind() != FaultKind.SLOW) {
                Answer answer = StandIn.answer(fault.get());
                log.answered(fault.get().kind().text());
                return answer;
            }
            fault.ifPresent(slow -> pause(slow.delay()));
            if (request.account().filter(String::isBlank).isPresent()) {
                log.answered("empty-account");
                return Answer.html(404, "Not Found");
            }
            Answer answer = reporter.answer(service, request, nth);
            log.answered("ok");
            return answer;
        } catch (Refusal refusal) {
            log.answered(Integer.toString(refusal.number()));
            return error(request.mode(), refusal);
        }
    }

    private Answer error(Mode mode, Refusal refusal) {
        int status = statuses.status(refusal);
        Answer answer =
                switch (mode) {
                    case NORMAL -> Answer.text(status, Answer.PLAIN, refusal.number() + ": " + refusal.text() + '\n');
                    case ROBOT_XML ->
                        Answer.text(
                                status,
                                refusal.number() % 2 == 0 ? Answer.XML : Answer.PLAIN,
                                Xml.document(Xml.element(
                                        "Error",
                                        Xml.text("Code", Integer.toString(refusal.number())),
                                        Xml.text("Message", refusal.text()))));
                };
        return refusal.number() % 3 == 0 ? answer.with("errormsg", refusal.text()) : answer;
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        Map<String, String> form = new HashMap<>();
        String query = exchange.getRequestURI().getRawQuery();
        if (query != null) {
            read(query, form);
        }
        read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), form);
        return form;
    }

    private static void read(String encoded, Map<String, String> form) {
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
