package org.storelink.appstoresimulator.reporter;

import java.util.List;
import org.storelink.appstoresimulator.http.Answer;

/** Checks a request as far as all commands share it and hands it to its command. */
final class Reporter {

    private static final List<String> VERSIONS = List.of("1.0", "2.0", "2.1", "2.2");
    private static final List<String> SERVICES = List.of("Sales", "Finance");

    private final Credentials credentials;
    private final Counter counter;
    private final ReportDesk reportDesk;
    private final TokenCommands tokenCommands;

    Reporter(Credentials credentials, Counter counter, ReportDesk reportDesk, TokenCommands tokenCommands) {
        this.credentials = credentials;
        this.counter = counter;
        this.reportDesk = reportDesk;
        this.tokenCommands = tokenCommands;
    }

    /**
     * @param service the one that the address names, {@code Sales} or {@code Finance}
     * @param nth how many times the very same thing has been asked for, this time included
     */
    Answer answer(String service, ReporterRequest request, int nth) throws Refusal {
        String version = request.field("version").orElseThrow(ErrorCode.REPORTER_VERSION_MISSING::refusal);
        if (!VERSIONS.contains(version)) {
            throw ErrorCode.REPORTER_VERSION_UNSUPPORTED.refusal();
        }
        int dot = request.command().indexOf('.');
        String named = dot < 0 ? request.command() : request.command().substring(0, dot);
        if (!SERVICES.contains(named) || !named.equals(service)) {
            throw ErrorCode.UNKNOWN_SERVICE.refusal();
        }
        return switch (dot < 0 ? "" : request.command().substring(dot + 1)) {
            case "generateToken" -> tokenCommands.generate(request);
            case "viewToken" -> tokenCommands.view(request);
            case "deleteToken" -> tokenCommands.delete(request);
            case "getStatus" -> known(request, () -> counter.status(request));
            case "getAccounts" -> known(request, () -> counter.accounts(request));
            case "getVendors" -> known(request, of(service, "Sales", () -> counter.vendors(request)));
            case "getVendorsAndRegions" ->
                known(request, of(service, "Finance", () -> counter.vendorsAndRegions(request)));
            case "getReportVersion" -> known(request, of(service, "Sales", () -> counter.reportVersion(request)));
            case "getReport" ->
                known(
                        request,
                        () -> service.equals("Sales") ? reportDesk.sales(request, nth) : reportDesk.finance(request));
            default -> throw ErrorCode.UNKNOWN_COMMAND.refusal();
        };
    }

    /** A command that needs to know who asks. */
    private Answer known(ReporterRequest request, Command command) throws Refusal {
        credentials.requireToken(request);
        return command.run();
    }

    /** A command that only one of the two services has. */
    private static Command of(String service, String owner, Command command) {
        return service.equals(owner)
                ? command
                : () -> {
                    throw ErrorCode.UNKNOWN_COMMAND.refusal();
                };
    }

    private interface Command {

        Answer run() throws Refusal;
    }
}
