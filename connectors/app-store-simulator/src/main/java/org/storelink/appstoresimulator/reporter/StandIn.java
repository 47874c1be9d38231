package org.storelink.appstoresimulator.reporter;

import org.storelink.appstoresimulator.fault.Fault;
import org.storelink.appstoresimulator.http.Answer;

/** Answers in the store's place when a fault strikes at the door. */
final class StandIn {

    private StandIn() {}

    static Answer answer(Fault fault) throws Refusal {
        return switch (fault.kind()) {
            case UNAVAILABLE -> Answer.html(503, "503 Service Temporarily Unavailable");
            case HTML_PAGE -> Answer.html(200, "We’ll be back soon");
            case THROTTLED -> throw refusal(ErrorCode.THROTTLED, fault);
            case NOT_YET -> throw refusal(ErrorCode.NOT_YET, fault);
            case NO_SALES -> throw refusal(ErrorCode.NO_SALES, fault);
            case UNEXPECTED -> throw refusal(ErrorCode.UNEXPECTED, fault);
            case TOKEN_EXPIRED -> throw refusal(ErrorCode.TOKEN_EXPIRED, fault);
            case TOKEN_INVALID -> throw refusal(ErrorCode.TOKEN_INVALID, fault);
            case VENDOR_NOT_YOURS -> throw refusal(ErrorCode.VENDOR_INVALID, fault);
            case AGREEMENT_UNSIGNED -> throw refusal(ErrorCode.AGREEMENT_UNSIGNED, fault);
            default -> throw new IllegalArgumentException(fault.kind() + " is no answer of its own");
        };
    }

    private static Refusal refusal(ErrorCode error, Fault fault) {
        return fault.code() == 0 ? error.refusal() : error.refusal(fault.code());
    }
}
