package org.storelink.appstoreconnect.apikey;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.storelink.appstoreconnect.apikey.ApiRefusal.Question;
import org.storelink.appstoreconnect.sales.TrendReport;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.web.WebRequest;
import org.storelink.appstoreconnect.wire.FileAnswer;
import org.storelink.appstoreconnect.wire.Guess;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.Gone;
import org.storelink.connector.ConnectorFailure.PermissionMissing;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ConnectorFailure.Unreadable;
import org.storelink.connector.ReportPeriod;

/** The App Store Connect API, in the words of its resources. Remembers which version of a report it has been told to ask for. */
final class Api {

    static final String NAME = "The App Store Connect API";

    private static final Pattern VENDOR = Pattern.compile("[A-Za-z0-9]{1,32}");
    private static final Set<Integer> ABOUT_IT = Set.of(400, 404, 409, 410, 422);

    private final ApiHttp http;
    private final KeyCredential credential;
    private final boolean monthsByName;
    private final Clock clock;
    private final Map<TrendReport, String> versions = new HashMap<>();

    Api(ConnectorContext context, KeyCredential credential) throws ConnectorException {
        this.http = new ApiHttp(context, credential);
        this.credential = credential;
        this.monthsByName = Guess.FISCAL_MONTH_BY_NAME.isFollowed(context);
        this.clock = context.clock();
    }

    /** Asks for something that every key may read: a failure says why the key opens nothing. */
    void verify() throws ConnectorException, InterruptedException {
        if (!(http.get("/v1/apps?limit=1") instanceof ApiHttp.Reply.Text text)) {
            throw unwanted();
        }
        if (!isList(text.answer())) {
            throw refused(text.answer(), new Question("", "", KeyRight.nothing()));
        }
    }

    /** Whether the key may see the team's users, which no role for reports may. */
    boolean mayReadUsers() throws ConnectorException, InterruptedException {
        if (!(http.get("/v1/users?limit=1") instanceof ApiHttp.Reply.Text text)) {
            throw unwanted();
        }
        if (isList(text.answer())) {
            return true;
        }
        ConnectorException refused = refused(text.answer(), new Question("", "", KeyRight.nothing()));
        if (refused.failure() instanceof PermissionMissing) {
            return false;
        }
        throw refused;
    }

    private static boolean isList(WebAnswer answer) {
        return answer.isSuccess()
                && answer.json().filter(body -> body.at("data").isList()).isPresent();
    }

    /** A report of Sales and Trends; where Apple names another version of it than was asked for, that one. */
    FileAnswer sales(String vendor, TrendReport report, ReportPeriod period)
            throws ConnectorException, InterruptedException {
        Outcome outcome = sales(vendor, report, period, versions.getOrDefault(report, report.version()));
        if (outcome instanceof Outcome.OtherVersion other) {
            outcome = sales(vendor, report, period, other.version());
            if (outcome instanceof Outcome.OtherVersion) {
                throw new ConnectorException(
                        new Gone("Apple gives this report in no version that this connector can ask"
                                + " for. A newer version of the connector may help."));
            }
            versions.put(report, other.version());
        }
        return answered(outcome);
    }

    private Outcome sales(String vendor, TrendReport report, ReportPeriod period, String version)
            throws ConnectorException, InterruptedException {
        requireVendor(vendor);
        return report(
                "/v1/salesReports?" + filter("vendorNumber", vendor) + "&" + filter("reportType", report.apiType())
                        + "&"
                        + filter("reportSubType", "SUMMARY") + "&" + filter("frequency", report.frequency()) + "&"
                        + filter("reportDate", date(period)) + "&" + filter("version", version),
                new Question(
                        vendor, version, lacking(KeyRight.of(report.stream().capability()))));
    }

    /** The financial report of a region, by the calendar month after which the fiscal one is called; empty when there is no such region. */
    Optional<FileAnswer> finance(String vendor, String region, YearMonth month)
            throws ConnectorException, InterruptedException {
        requireVendor(vendor);
        Outcome outcome = report(
                "/v1/financeReports?" + filter("vendorNumber", vendor) + "&" + filter("reportType", "FINANCIAL") + "&"
                        + filter("regionCode", region) + "&" + filter("reportDate", fiscal(month)),
                new Question(vendor, "", lacking(KeyRight.FINANCE)));
        return outcome instanceof Outcome.UnknownRegion ? Optional.empty() : Optional.of(answered(outcome));
    }

    private static FileAnswer answered(Outcome outcome) throws ConnectorException {
        if (outcome instanceof Outcome.Answered answered) {
            return answered.answer();
        }
        throw unwanted();
    }

    /** Something that is no report, whatever the status of the answer. */
    WebAnswer ask(WebRequest request) throws ConnectorException, InterruptedException {
        return switch (http.send(request)) {
            case ApiHttp.Reply.Text text -> text.answer();
            case ApiHttp.Reply.File file -> {
                close(new FileAnswer.Sent(file.file()));
                throw unwanted();
            }
        };
    }

    /** What an answer about reviews says about the key, or about the API itself; empty when it is about what was asked for. */
    Optional<ConnectorFailure> trouble(WebAnswer answer, Capability capability) {
        boolean isAboutIt =
                answer.isSuccess() ? !answer.isPage() : hasErrors(answer) && ABOUT_IT.contains(answer.status());
        if (isAboutIt) {
            return Optional.empty();
        }
        Question question = new Question("", "", lacking(KeyRight.of(capability)));
        return ApiRefusal.of(answer, question, clock.instant()) instanceof ApiRefusal.Failed failed
                ? Optional.of(failed.failure())
                : Optional.empty();
    }

    private static boolean hasErrors(WebAnswer answer) {
        return answer.json()
                .filter(body -> !body.at("errors").items().isEmpty())
                .isPresent();
    }

    ConnectorFailure lacking(KeyRight right) {
        return right.missing(credential.isOfTeam());
    }

    private sealed interface Outcome {

        record Answered(FileAnswer answer) implements Outcome {}

        record OtherVersion(String version) implements Outcome {}

        record UnknownRegion() implements Outcome {}
    }

    private Outcome report(String pathAndQuery, Question question) throws ConnectorException, InterruptedException {
        return switch (http.get(pathAndQuery)) {
            case ApiHttp.Reply.File file -> new Outcome.Answered(new FileAnswer.Sent(file.file()));
            case ApiHttp.Reply.Text text ->
                switch (ApiRefusal.of(text.answer(), question, clock.instant())) {
                    case ApiRefusal.Absent absent -> new Outcome.Answered(absent.answer());
                    case ApiRefusal.OtherVersion other -> new Outcome.OtherVersion(other.version());
                    case ApiRefusal.UnknownRegion _ -> new Outcome.UnknownRegion();
                    case ApiRefusal.Failed failed -> throw new ConnectorException(failed.failure());
                };
        };
    }

    private ConnectorException refused(WebAnswer answer, Question question) {
        return switch (ApiRefusal.of(answer, question, clock.instant())) {
            case ApiRefusal.Failed failed -> new ConnectorException(failed.failure());
            case ApiRefusal.Absent _, ApiRefusal.OtherVersion _, ApiRefusal.UnknownRegion _ -> unwanted();
        };
    }

    private static ConnectorException unwanted() {
        return new ConnectorException(new Unreadable(NAME + " gave an answer that does not fit the question."));
    }

    /** Closes a report that was asked for only to see whether it may be had. */
    static void close(FileAnswer answer) {
        if (answer instanceof FileAnswer.Sent sent) {
            try {
                sent.file().bytes().close();
            } catch (IOException _) {
                // Nobody wants to read it.
            }
        }
    }

    private static void requireVendor(String vendor) throws ConnectorException {
        if (!VENDOR.matcher(vendor).matches()) {
            throw new ConnectorException(new RequestRejected("This is no vendor number of Apple's."));
        }
    }

    private static String date(ReportPeriod period) {
        String end = period.end().toString();
        return switch (period.grain()) {
            case DAY, WEEK -> end;
            case MONTH -> end.substring(0, "uuuu-MM".length());
            case YEAR -> end.substring(0, "uuuu".length());
        };
    }

    /** Its name, or the fiscal year with the number of the month in it. */
    private String fiscal(YearMonth month) {
        return (monthsByName ? month : month.plusMonths(3)).toString();
    }

    private static String filter(String name, String value) {
        return "filter%5B" + name + "%5D=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
