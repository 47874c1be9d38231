package org.storelink.appstoreconnect.reporter;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.storelink.appstoreconnect.sales.SalesSource;
import org.storelink.appstoreconnect.sales.TrendReport;
import org.storelink.appstoreconnect.wire.Endpoints;
import org.storelink.appstoreconnect.wire.Fetched;
import org.storelink.appstoreconnect.wire.FileAnswer;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.AuthenticationExpired;
import org.storelink.connector.ConnectorFailure.PermissionMissing;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ConnectorFailure.Unreadable;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.SignInBudget;

/**
 * Apple's Reporter service, in the words of its commands. A password is sent with the commands that deal with tokens and with
 * nothing else, each time by the host's leave; everything else is opened by the token. Nothing is ever sent twice by itself,
 * but a question about a report in the version that Reporter says it wants, which is remembered.
 */
public final class Reporter {

    static final String NAME = "Apple's Reporter service";

    private static final Pattern VENDOR = Pattern.compile("[A-Za-z0-9]{1,32}");

    private final ReporterHttp http;
    private final SignInBudget signIns;
    private final Clock clock;
    private final String appleId;
    private final Map<TrendReport, String> versions = new ConcurrentHashMap<>();

    public Reporter(ConnectorContext context, String appleId) {
        this(new ReporterHttp(context.http(), context.endpoint(Endpoints.REPORTER)), context, appleId);
    }

    Reporter(ReporterHttp http, ConnectorContext context, String appleId) {
        this.http = http;
        this.signIns = context.signIns();
        this.clock = context.clock();
        this.appleId = appleId;
    }

    /** The token that exists, possibly past its end; empty when the Apple Account has none. Changes nothing. */
    public Optional<AccessToken> viewToken(String password) throws ConnectorException, InterruptedException {
        Fetched.Text answer = byPassword(passwordForm("Sales.viewToken", password));
        Optional<AccessToken> token = AccessToken.in(answer.body());
        if (token.isPresent()) {
            return token;
        }
        if (XmlAnswer.of(answer.body()).filter(xml -> xml.isNamed("ViewToken")).isPresent()) {
            return Optional.empty();
        }
        ConnectorFailure failure = refusal(answer, "").asFailure();
        if (failure instanceof AuthenticationExpired) {
            return Optional.empty();
        }
        throw new ConnectorException(failure);
    }

    /**
     * Creates a token and so ends the one before. Apple answers the first request with a notice and an id, and a second one
     * that repeats the id with the token.
     */
    public AccessToken generateToken(String password) throws ConnectorException, InterruptedException {
        String form = passwordForm("Sales.generateToken", password);
        Fetched.Text notice = byPassword(form);
        Optional<AccessToken> atOnce = AccessToken.in(notice.body());
        if (atOnce.isPresent()) {
            return atOnce.get();
        }
        Optional<String> request = notice.headers().firstValue("service_request_id");
        if (request.isEmpty()) {
            throw new ConnectorException(refusal(notice, "").asFailure());
        }
        Fetched.Text answer = byPassword(form + "&isExistingToken=Y&requestId=" + encoded(request.get()));
        return AccessToken.in(answer.body())
                .orElseThrow(() -> new ConnectorException(refusal(answer, "").asFailure()));
    }

    /** The accounts that the token opens; their reports are told apart by number. */
    public List<ReporterAccount> accounts(AccessToken token) throws ConnectorException, InterruptedException {
        return document(token, "", "Sales.getAccounts", "Accounts").all("Account").stream()
                .flatMap(account -> account.textOf("Number").stream()
                        .map(number -> new ReporterAccount(
                                number, account.textOf("Name").orElse(number))))
                .toList();
    }

    /** Numbers of the vendors of an account. */
    public List<String> vendors(AccessToken token, String account) throws ConnectorException, InterruptedException {
        return document(token, account, "Sales.getVendors", "Vendors").all("Vendor").stream()
                .map(XmlAnswer::text)
                .filter(vendor -> !vendor.isEmpty())
                .toList();
    }

    /** Sales of an account, opened by a token. */
    public SalesSource sales(AccessToken token, String account) {
        return (vendor, report, period) -> report(token, account, vendor, report, period);
    }

    /** A report; where Reporter names another version of it than was asked for, that one. */
    FileAnswer report(AccessToken token, String account, String vendor, TrendReport report, ReportPeriod period)
            throws ConnectorException, InterruptedException {
        Optional<String> version = Optional.ofNullable(versions.get(report)).or(report::reporterVersion);
        Fetched answer = http.post(reportForm(token, account, vendor, report, period, version));
        Optional<String> other = otherVersion(answer, version);
        if (other.isPresent()) {
            answer = http.post(reportForm(token, account, vendor, report, period, other));
            if (otherVersion(answer, other).isEmpty()) {
                versions.put(report, other.get());
            }
        }
        return switch (answer) {
            case Fetched.File file -> new FileAnswer.Sent(file);
            case Fetched.Text text ->
                switch (refusal(text, vendor)) {
                    case ReporterRefusal.Absent absent -> absent.answer();
                    case ReporterRefusal.Failed failed -> throw new ConnectorException(about(report, failed.failure()));
                };
        };
    }

    private static Optional<String> otherVersion(Fetched answer, Optional<String> version) {
        return answer instanceof Fetched.Text text
                ? ReporterError.in(text)
                        .flatMap(ReporterError::wantedVersion)
                        .filter(wanted -> !version.equals(Optional.of(wanted)))
                : Optional.empty();
    }

    /** The token opens sales and subscriptions together; what is lacking is said of what was asked for. */
    private static ConnectorFailure about(TrendReport report, ConnectorFailure failure) {
        return failure instanceof PermissionMissing missing
                ? new PermissionMissing(report.stream().capability(), missing.message())
                : failure;
    }

    private String reportForm(
            AccessToken token,
            String account,
            String vendor,
            TrendReport report,
            ReportPeriod period,
            Optional<String> version)
            throws ConnectorException {
        if (!VENDOR.matcher(vendor).matches()) {
            throw new ConnectorException(new RequestRejected("This is no vendor number of Apple's."));
        }
        String command = "Sales.getReport, " + vendor + "," + report.type() + ",Summary," + report.dateType() + ","
                + report.dateOf(period) + version.map(stated -> "," + stated).orElse("");
        return tokenForm(command, token, account);
    }

    /** That the Apple Account may not read sales. */
    public static ConnectorFailure noAccess() {
        return new PermissionMissing(
                Capability.SALES,
                "This Apple Account may not read sales reports. Give it the role Finance, or Sales, in App Store"
                        + " Connect under Users and Access.");
    }

    private Fetched.Text byPassword(String form) throws ConnectorException, InterruptedException {
        signIns.spend();
        return text(http.post(form));
    }

    private XmlAnswer document(AccessToken token, String account, String command, String root)
            throws ConnectorException, InterruptedException {
        Fetched.Text answer = text(http.post(tokenForm(command, token, account)));
        return XmlAnswer.of(answer.body())
                .filter(xml -> xml.isNamed(root))
                .orElseThrow(() -> new ConnectorException(refusal(answer, "").asFailure()));
    }

    private ReporterRefusal refusal(Fetched.Text answer, String vendor) {
        return ReporterRefusal.of(answer, vendor, clock.instant());
    }

    private static Fetched.Text text(Fetched answer) throws ConnectorException {
        return switch (answer) {
            case Fetched.Text text -> text;
            case Fetched.File file -> throw unwanted(file);
        };
    }

    private static ConnectorException unwanted(Fetched.File file) {
        ConnectorException unwanted =
                new ConnectorException(new Unreadable("Apple's Reporter service sent a file that nobody asked for."));
        try {
            file.bytes().close();
        } catch (IOException e) {
            unwanted.addSuppressed(e);
        }
        return unwanted;
    }

    private String passwordForm(String command, String password) {
        return form(command, "password", password);
    }

    private String tokenForm(String command, AccessToken token, String account) {
        return account.isEmpty()
                ? form(command, "accesstoken", token.value())
                : form(command, "accesstoken", token.value(), "account", account);
    }

    private String form(String command, Object... more) {
        List<Object> members = new ArrayList<>(List.of(
                "userid",
                appleId,
                "version",
                "2.2",
                "mode",
                "Robot.XML",
                "queryInput",
                "[p=Reporter.properties, " + command + "]"));
        members.addAll(List.of(more));
        return "jsonRequest=" + encoded(Json.object(members.toArray()).written());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
