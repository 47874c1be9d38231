package org.storelink.appstoresimulator.reporter;

import com.sun.net.httpserver.HttpServer;
import java.time.Clock;
import java.time.Duration;
import org.storelink.appstoresimulator.api.ReportVersions;
import org.storelink.appstoresimulator.fault.Faults;
import org.storelink.appstoresimulator.http.RequestLog;
import org.storelink.appstoresimulator.market.Cast;
import org.storelink.appstoresimulator.payments.Books;
import org.storelink.appstoresimulator.people.People;
import org.storelink.appstoresimulator.publishing.Publisher;
import org.storelink.appstoresimulator.publishing.Restatements;
import org.storelink.appstoresimulator.publishing.SubscriptionPublisher;

/**
 * Reporter's two addresses, {@code /reportservice/sales/v1} and {@code /reportservice/finance/v1}.
 *
 * @param wrongCredentials error number for a wrong Apple ID or password
 * @param missingToken error number for asking about a token that there is not
 * @param latency before every answer
 */
public record ReporterHost(
        String appleId,
        String appSpecificPassword,
        int wrongCredentials,
        int missingToken,
        ErrorStatuses statuses,
        Duration latency) {

    public void openOn(
            HttpServer server,
            Cast cast,
            Publisher publisher,
            SubscriptionPublisher subscriptions,
            ReportVersions versions,
            Books books,
            Restatements restatements,
            ReporterTokens tokens,
            People people,
            Faults faults,
            RequestLog log,
            Clock clock) {
        Credentials credentials = new Credentials(appleId, appSpecificPassword, wrongCredentials, tokens);
        Counter counter = new Counter(cast, people, tokens, versions);
        Reporter reporter = new Reporter(
                credentials,
                counter,
                new ReportDesk(counter, publisher, subscriptions, versions, restatements, faults, clock, books),
                new TokenCommands(tokens.of(appleId), credentials, missingToken));
        server.createContext(
                "/reportservice/sales/v1", new ReporterHandler("Sales", reporter, log, faults, statuses, latency));
        server.createContext(
                "/reportservice/finance/v1", new ReporterHandler("Finance", reporter, log, faults, statuses, latency));
    }
}
