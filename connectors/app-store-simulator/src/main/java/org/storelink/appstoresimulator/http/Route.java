package org.storelink.appstoresimulator.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.storelink.appstoresimulator.fault.Asking;

/**
 * An address that a host knows.
 *
 * @param pattern such as {@code /olympus/v1/session}; a segment in braces stands for any
 * @param command the name under which faults strike it and requests are counted, such as {@code olympus.session}
 * @param afterwards whether a fault strikes only after the store has done what was asked: the answer is lost, not the deed
 * @param asking what a request is to faults and counters
 */
public record Route(
        String method,
        String pattern,
        String command,
        boolean afterwards,
        Endpoint endpoint,
        Function<Request, Asking> asking) {

    private Route(String method, String pattern, String command, boolean afterwards, Endpoint endpoint) {
        this(method, pattern, command, afterwards, endpoint, _ -> new Asking(command, "", "", "", ""));
    }

    public static Route get(String pattern, String command, Endpoint endpoint) {
        return new Route("GET", pattern, command, false, endpoint);
    }

    public static Route post(String pattern, String command, Endpoint endpoint) {
        return new Route("POST", pattern, command, false, endpoint);
    }

    public static Route put(String pattern, String command, Endpoint endpoint) {
        return new Route("PUT", pattern, command, false, endpoint);
    }

    public static Route delete(String pattern, String command, Endpoint endpoint) {
        return new Route("DELETE", pattern, command, false, endpoint);
    }

    public static Route head(String pattern, String command, Endpoint endpoint) {
        return new Route("HEAD", pattern, command, false, endpoint);
    }

    public Route doneAnyway() {
        return new Route(method, pattern, command, true, endpoint, asking);
    }

    /** For an address whose requests are told apart by more than their command. */
    public Route asking(Function<Request, Asking> newAsking) {
        return new Route(method, pattern, command, afterwards, endpoint, newAsking);
    }

    /** What stands in the places of the braces; empty if the path is another one. */
    Optional<List<String>> variables(String path) {
        String[] wanted = pattern.split("/", -1);
        String[] actual = path.split("/", -1);
        if (wanted.length != actual.length) {
            return Optional.empty();
        }
        List<String> variables = new ArrayList<>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{")) {
                variables.add(actual[i]);
            } else if (!wanted[i].equals(actual[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}
