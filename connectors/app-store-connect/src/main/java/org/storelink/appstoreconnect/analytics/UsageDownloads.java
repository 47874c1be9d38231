package org.storelink.appstoreconnect.analytics;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.storelink.appstoreconnect.session.Switches;
import org.storelink.appstoreconnect.web.Browsing;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Defect;
import org.storelink.connector.PartSink;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.Reports;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.SliceResult;

/**
 * Fetches a day of usage: the list of apps, then each measure of all apps, as a whole and cut by countries, sources and devices. Each
 * answer is archived as received.
 */
public final class UsageDownloads implements Reports {

    private static final Duration ASK_AGAIN = Duration.ofHours(6);

    /** Where to go on when no question has been answered yet. */
    private static final String ONLY_APPS = "apps";

    private final AnalyticsSite site;
    private final Clock clock;
    private @Nullable SiteSettings settings;

    public UsageDownloads(Browsing site, Switches switches, Clock clock) {
        this.site = new AnalyticsSite(site, switches, clock);
        this.clock = clock;
    }

    /**
     * Asks for the list of apps and what is measured: a failure says why usage cannot be read.
     *
     * @return which measures are unavailable, in a sentence; empty when none is
     */
    public String probe() throws ConnectorException, InterruptedException {
        appsOf(site.apps());
        return lacking();
    }

    private String lacking() throws ConnectorException, InterruptedException {
        List<Measure> unlisted = settings().unlisted();
        return unlisted.isEmpty()
                ? ""
                : "App Analytics does not list these measures now, so they are unavailable and not zero: "
                        + unlisted.stream().map(Measure::said).collect(Collectors.joining(", ")) + ".";
    }

    @Override
    public SliceResult fetch(ReportSlice slice, Optional<ResumeToken> resume, PartSink sink)
            throws ConnectorException, IOException, InterruptedException {
        if (!slice.vendor().equals(ReportSlice.WHOLE_ACCOUNT)) {
            throw new ConnectorException(
                    new Defect("Usage is told of accounts, not of the vendor " + slice.vendor() + "."));
        }
        LocalDate day = slice.period().start();
        if (settings().newestDay().filter(day::isAfter).isPresent()) {
            return new SliceResult.NotYetAvailable(clock.instant().plus(ASK_AGAIN));
        }
        WebAnswer list = site.apps();
        List<String> apps = List.copyOf(appsOf(list).keySet());
        if (apps.isEmpty()) {
            return new SliceResult.Empty();
        }
        if (resume.isEmpty()) {
            archive(UsageReport.appsFile(slice.period()), list, Optional.of(new ResumeToken(ONLY_APPS)), sink);
        }
        askFor(slice, left(UsageQuestion.all(settings().measures(), apps), resume), sink);
        return new SliceResult.Complete(lacking());
    }

    private void askFor(ReportSlice slice, Deque<UsageQuestion> left, PartSink sink)
            throws ConnectorException, IOException, InterruptedException {
        while (!left.isEmpty()) {
            UsageQuestion question = left.removeFirst();
            WebAnswer answer = site.ask(slice.period().start(), question);
            if (answer.isSuccess()
                    && answer.json().filter(question::isAnsweredBy).isPresent()) {
                Optional<ResumeToken> token =
                        left.isEmpty() ? Optional.empty() : Optional.of(new ResumeToken(question.key()));
                archive(UsageReport.file(slice.period(), question), answer, token, sink);
            } else if (question.isOfSeveralApps() && isTooMuchAtOnce(answer)) {
                question.ofEachApp().toList().reversed().forEach(left::addFirst);
            } else {
                // Archived, it would be read as a broken report for ever.
                throw AnalyticsSite.unknownShape(answer);
            }
        }
    }

    /** Whether the site may well answer the same question about fewer apps. */
    private static boolean isTooMuchAtOnce(WebAnswer answer) {
        return answer.isSuccess() ? answer.json().isPresent() : Set.of(400, 404).contains(answer.status());
    }

    /** What is still to be asked after the question that an earlier call came to; everything, when that is not among them. */
    private static Deque<UsageQuestion> left(List<UsageQuestion> all, Optional<ResumeToken> resume) {
        Deque<UsageQuestion> left = new ArrayDeque<>(all);
        String last = resume.map(ResumeToken::value).orElse(ONLY_APPS);
        while (!left.isEmpty()) {
            UsageQuestion question = left.removeFirst();
            if (question.key().equals(last)) {
                return left;
            }
            if (last.startsWith(question.key() + "-")) {
                question.ofEachApp().toList().reversed().forEach(left::addFirst);
            }
        }
        return new ArrayDeque<>(all);
    }

    private SiteSettings settings() throws ConnectorException, InterruptedException {
        if (settings == null) {
            settings = site.settings();
        }
        return settings;
    }

    private static Map<String, String> appsOf(WebAnswer list) throws ConnectorException {
        return Optional.of(list)
                .filter(WebAnswer::isSuccess)
                .flatMap(WebAnswer::json)
                .flatMap(AnalyticsSite::names)
                .orElseThrow(() -> AnalyticsSite.unknownShape(list));
    }

    private static void archive(String name, WebAnswer answer, Optional<ResumeToken> resumeAfter, PartSink sink)
            throws IOException, InterruptedException {
        sink.accept(name, new ByteArrayInputStream(answer.bytes()), resumeAfter);
    }
}
