package org.storelink.appstoresimulator.api;

import java.util.Optional;
import java.util.Set;
import org.storelink.appstoresimulator.http.Refused;
import org.storelink.appstoresimulator.http.Request;

/** The parameters of a request, of which others than the known ones are refused. */
record Parameters(Request request) {

    static Parameters of(Request request, Set<String> known) throws Refused {
        for (String name : request.query().keySet()) {
            if (!known.contains(name)) {
                throw ApiError.unknown(name);
            }
        }
        return new Parameters(request);
    }

    Optional<String> optional(String name) {
        return request.parameter(name).filter(value -> !value.isBlank());
    }

    String required(String name) throws Refused {
        return optional(name).orElseThrow(() -> ApiError.missing(name));
    }

    <E extends Enum<E>> E required(String name, Class<E> type) throws Refused {
        String value = required(name);
        try {
            return Enum.valueOf(type, value);
        } catch (IllegalArgumentException _) {
            throw ApiError.invalid(name, "'" + value + "' is not a valid value for the parameter '" + name + "'.");
        }
    }
}
