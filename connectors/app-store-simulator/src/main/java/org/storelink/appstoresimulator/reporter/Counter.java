package org.storelink.appstoresimulator.reporter;

import java.util.List;
import java.util.stream.Collectors;
import org.storelink.appstoresimulator.api.ReportVersions;
import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.market.Account;
import org.storelink.appstoresimulator.market.Cast;
import org.storelink.appstoresimulator.market.Vendor;
import org.storelink.appstoresimulator.people.People;
import org.storelink.appstoresimulator.people.Person;
import org.storelink.appstoresimulator.people.Role;

/** The commands that tell what an Apple ID may ask for: status, accounts, vendors, regions, versions. */
final class Counter {

    private static final Role[] READERS = {
        Role.ACCOUNT_HOLDER, Role.ADMIN, Role.FINANCE, Role.SALES, Role.ACCESS_TO_REPORTS
    };

    private final Cast cast;
    private final People people;
    private final ReporterTokens tokens;
    private final ReportVersions versions;

    Counter(Cast cast, People people, ReporterTokens tokens, ReportVersions versions) {
        this.cast = cast;
        this.people = people;
        this.tokens = tokens;
        this.versions = versions;
    }

    Answer status(ReporterRequest request) {
        return answer(
                request,
                "Current status of the service: OK\n",
                Xml.element("Status", Xml.text("Code", "0"), Xml.text("Message", "OK")));
    }

    Answer accounts(ReporterRequest request) {
        List<Account> accounts = accountsOf(request);
        return answer(
                request,
                accounts.stream()
                        .map(account -> account.name() + ", " + account.number() + '\n')
                        .collect(Collectors.joining()),
                Xml.element(
                        "Accounts",
                        accounts.stream()
                                .map(account -> Xml.element(
                                        "Account",
                                        Xml.text("Name", account.name()),
                                        Xml.text("Number", account.number())))
                                .collect(Collectors.joining())));
    }

    Answer vendors(ReporterRequest request) throws Refusal {
        List<String> vendors = vendorsOf(request).stream().map(Vendor::number).toList();
        return answer(
                request,
                vendors.stream().map(vendor -> vendor + '\n').collect(Collectors.joining()),
                Xml.element(
                        "Vendors",
                        vendors.stream()
                                .map(vendor -> Xml.text("Vendor", vendor))
                                .collect(Collectors.joining())));
    }

    Answer vendorsAndRegions(ReporterRequest request) throws Refusal {
        List<String> vendors = vendorsOf(request).stream().map(Vendor::number).toList();
        String region =
                Xml.element("Region", Xml.text("Code", "ZZ"), Xml.element("Reports", Xml.text("Report", "Financial")));
        return answer(
                request,
                vendors.stream().map(vendor -> vendor + ", ZZ, Financial\n").collect(Collectors.joining()),
                Xml.element(
                        "VendorsAndRegions",
                        vendors.stream()
                                .map(vendor -> Xml.element("Vendor", Xml.text("Number", vendor), region))
                                .collect(Collectors.joining())));
    }

    Answer reportVersion(ReporterRequest request) throws Refusal {
        if (request.arguments().size() != 2) {
            throw ErrorCode.WRONG_PARAMETERS.refusal();
        }
        ReportKind kind =
                ReportKind.of(request.arguments().get(0), request.arguments().get(1));
        String version = versions.of(kind.name(), kind.version());
        return answer(
                request,
                "Current version: " + version + '\n',
                Xml.element("ReportVersion", Xml.text("Version", version)));
    }

    /**
     * The vendors of the account that the request states, or of the only account if it states none; none for somebody who may not
     * read reports.
     */
    List<Vendor> vendorsOf(ReporterRequest request) throws Refusal {
        String account = account(request);
        if (!person(request).has(READERS)) {
            return List.of();
        }
        return cast.vendors().stream()
                .filter(vendor -> vendor.account().equals(account))
                .toList();
    }

    /** The accounts of whoever the token belongs to. */
    private List<Account> accountsOf(ReporterRequest request) {
        Person person = person(request);
        return cast.accounts().stream()
                .filter(account -> person.accounts().contains(account.number()))
                .toList();
    }

    private Person person(ReporterRequest request) {
        return people.get(tokens.owner(request.field("accesstoken").orElse("")).orElseThrow());
    }

    private String account(ReporterRequest request) throws Refusal {
        List<String> numbers = accountsOf(request).stream().map(Account::number).toList();
        if (request.account().isEmpty()) {
            if (numbers.size() > 1) {
                throw ErrorCode.ACCOUNT_REQUIRED.refusal();
            }
            return numbers.getFirst();
        }
        return request.account().filter(numbers::contains).orElseThrow(ErrorCode.ACCOUNT_INVALID::refusal);
    }

    private static Answer answer(ReporterRequest request, String text, String xml) {
        return switch (request.mode()) {
            case NORMAL -> Answer.text(200, Answer.PLAIN, text);
            case ROBOT_XML -> Answer.text(200, Answer.XML, Xml.document(xml));
        };
    }
}
