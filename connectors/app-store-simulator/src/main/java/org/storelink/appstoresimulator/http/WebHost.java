package org.storelink.appstoresimulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.storelink.appstoresimulator.fault.Asking;
import org.storelink.appstoresimulator.fault.Fault;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.appstoresimulator.fault.Faults;

/** Finds the address that is asked for, counts the request, lets faults strike and answers. */
public final class WebHost implements HttpHandler {

    private final List<Route> routes;
    private final RequestLog log;
    private final Faults faults;

    public WebHost(List<Route> routes, RequestLog log, Faults faults) {
        this.routes = List.copyOf(routes);
        this.log = log;
        this.faults = faults;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<Answer> answer = answer(Request.of(exchange));
            if (answer.isPresent()) {
                answer.get().send(exchange);
            }
        }
    }

    /** Empty when the connection is to be closed without an answer. */
    Optional<Answer> answer(Request request) {
        for (Route route : routes) {
            Optional<List<String>> variables = route.variables(request.path());
            if (variables.isPresent() && route.method().equals(request.method())) {
                return answer(route, request.with(variables.get()));
            }
        }
        return Optional.of(Answer.html(404, "404 Not Found"));
    }

    private Optional<Answer> answer(Route route, Request request) {
        Asking asking = route.asking().apply(request);
        int nth = log.asked(asking);
        Optional<Fault> fault = faults.striking(FaultKind.Stage.DOOR, asking, nth)
                .or(() -> faults.striking(FaultKind.Stage.WEB, asking, nth));
        boolean done =
                route.afterwards() || fault.isEmpty() || fault.get().kind().isAfterTheDeed();
        Optional<Answer> deed = done ? Optional.of(right(route, request)) : Optional.empty();
        fault.ifPresent(struck -> log.answered(struck.kind().text()));
        if (fault.isPresent() && fault.get().kind() != FaultKind.SLOW) {
            return WebFault.answer(fault.get());
        }
        fault.ifPresent(slow -> pause(slow.delay()));
        return deed;
    }

    private Answer right(Route route, Request request) {
        Answer answer;
        try {
            answer = route.endpoint().answer(request);
        } catch (Refused refused) {
            answer = refused.answer();
        }
        log.answered(answer.status() < 400 ? "ok" : route.command() + ' ' + answer.status());
        return answer;
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
