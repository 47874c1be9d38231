package org.storelink.appstoresimulator.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Answers under {@code /control/}:
 *
 * <pre>
 * GET    requests                                    counts; DELETE sets them to nought
 * GET    faults                                      what is switched on; DELETE switches all off
 * POST   faults        {"kind":"throttled",...}      switches one on; DELETE faults/{id} switches it off
 * GET    clock                                       the store's time
 * POST   clock         {"today":"2026-11-23"}        or {"instant":...}, {"advance":"PT8H"}, {"reset":true}
 * POST   restatements  {"vendor":...,"date":...}     at once, or {"at":instant}, or {"onAsking":2}
 * GET    people                                      who can sign in, with password and state
 * POST   people        {"appleId":...}               with any of password, roles, locked, throttleFor, termsPending,
 *                                                    endSessions, forgetBrowsers
 * GET    codes                                       what people see on their devices and phones
 * GET    sign-ins                                    passwords offered, codes sent and typed; DELETE forgets them
 * POST   agreements    {"account":...,"message":...} asks the account to sign; without a message it has signed
 * GET    keys                                        keys of the API, and why tokens were refused
 * POST   keys          {"account":...,"roles":"FINANCE,SALES"}   makes one of a team, or {"appleId":...} of a person; tells it this once
 * DELETE keys/{id}                                   revokes it
 * POST   versions      {"reportType":"SALES","version":"1_1"}   raises the version that the API serves
 * GET    vendors                                     accounts, vendors and their products
 * GET    truth         ?vendor=&amp;from=&amp;to=&amp;by=Daily   true sums and days without sales
 * GET    usage         ?app=&amp;measure=&amp;from=&amp;to=&amp;by=storefront   true numbers by day; by storefront, source, platform or nothing
 * GET    finance       ?vendor=&amp;month=2026-10                   true earnings of a fiscal month and its days
 * GET    reviews      ?app=                          what customers wrote, the response, and every text published for it
 * POST   reviews       {"app":...,"body":...}        writes one, with any of rating, title, nickname, territory; {"id":...} edits,
 *                                                    {"id":...,"delete":true} deletes
 * GET    publications  ?vendor=&amp;from=&amp;to=&amp;by=Daily   which reports can be had now
 * </pre>
 */
public final class ControlHandler implements HttpHandler {

    private static final String ROOT = "/control/";

    private final Controls controls;
    private final TruthJson truth;
    private final UsageJson usage;
    private final FinanceJson finance;
    private final PeopleControls people;
    private final ReviewControls reviews;
    private final KeyControls keys;

    public ControlHandler(
            Controls controls,
            TruthJson truth,
            UsageJson usage,
            FinanceJson finance,
            PeopleControls people,
            ReviewControls reviews,
            KeyControls keys) {
        this.controls = controls;
        this.truth = truth;
        this.usage = usage;
        this.finance = finance;
        this.people = people;
        this.reviews = reviews;
        this.keys = keys;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String what = exchange.getRequestMethod()
                    + ' '
                    + exchange.getRequestURI().getPath().substring(ROOT.length());
            try {
                send(exchange, 200, answer(what, exchange));
            } catch (NoSuchControl _) {
                send(exchange, 404, error("there is no " + what));
            } catch (BadControl | IllegalArgumentException e) {
                send(exchange, 400, error(String.valueOf(e.getMessage())));
            }
        }
    }

    private JsonObject answer(String what, HttpExchange exchange) throws IOException, NoSuchControl {
        return switch (what) {
            case "GET requests" -> controls.requests();
            case "DELETE requests" -> controls.resetRequests();
            case "GET faults" -> controls.faults();
            case "POST faults" -> controls.addFault(json(exchange));
            case "DELETE faults" -> controls.clearFaults();
            case "GET clock" -> controls.clock();
            case "POST clock" -> controls.setClock(json(exchange));
            case "POST restatements" -> controls.restate(json(exchange));
            case "GET people" -> people.people();
            case "POST people" -> people.change(json(exchange));
            case "GET codes" -> people.codes();
            case "GET sign-ins" -> people.signIns();
            case "DELETE sign-ins" -> people.resetSignIns();
            case "POST agreements" -> people.agreement(json(exchange));
            case "GET keys" -> keys.keys();
            case "POST keys" -> keys.issue(json(exchange));
            case "POST versions" -> keys.raise(json(exchange));
            case "GET vendors" -> truth.vendors();
            case "GET truth" -> truth.sales(query(exchange));
            case "GET usage" -> usage.usage(query(exchange));
            case "GET finance" -> finance.month(query(exchange));
            case "GET reviews" -> reviews.reviews(query(exchange));
            case "POST reviews" -> reviews.change(json(exchange));
            case "GET publications" -> truth.publications(query(exchange));
            default -> {
                String prefix = "DELETE faults/";
                if (what.startsWith(prefix) && controls.removeFault(what.substring(prefix.length()))) {
                    yield controls.faults();
                }
                String key = "DELETE keys/";
                if (what.startsWith(key)) {
                    yield keys.revoke(what.substring(key.length()));
                }
                throw new NoSuchControl();
            }
        };
    }

    private static Parameters json(HttpExchange exchange) throws IOException {
        return Parameters.ofJson(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static Parameters query(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        return Parameters.ofQuery(query == null ? "" : query);
    }

    private static JsonObject error(String message) {
        return Json.createObjectBuilder().add("error", message).build();
    }

    private static void send(HttpExchange exchange, int status, JsonObject json) throws IOException {
        byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static final class NoSuchControl extends Exception {

        private static final long serialVersionUID = 1L;
    }
}
