package org.storelink.appstoresimulator.api;

import java.util.List;
import org.storelink.appstoresimulator.http.Refused;
import org.storelink.appstoresimulator.http.Request;
import org.storelink.appstoresimulator.market.Vendor;

/** The vendors of whoever asks for a report. */
record Vendors(List<Vendor> all) {

    Vendor named(String number, String parameter) throws Refused {
        return all.stream()
                .filter(vendor -> vendor.number().equals(number))
                .findFirst()
                .orElseThrow(() -> ApiError.invalid(parameter, "Invalid vendor number specified."));
    }

    /** Whether the client takes a packed file. */
    static boolean accepts(Request request) {
        String accepted = request.header("Accept").orElse("*/*");
        return accepted.contains("application/a-gzip") || accepted.contains("*/*");
    }
}
