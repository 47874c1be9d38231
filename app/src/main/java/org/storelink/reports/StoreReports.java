package org.storelink.reports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.storelink.accounts.Accounts;
import org.storelink.accounts.CapabilityState;
import org.storelink.accounts.LinkedAccount;
import org.storelink.accounts.Publishers;
import org.storelink.catalog.Catalog;
import org.storelink.connector.Capability;
import org.storelink.connector.Subject;
import org.storelink.platform.Actor;
import org.storelink.platform.ProblemException;
import org.storelink.platform.ProblemException.FieldError;
import org.storelink.platform.Role;
import org.storelink.reports.AwaitedReports.Awaited;

/**
 * What the stores tell. Answers come from the read model of the actor's organization, which is chosen here and nowhere else,
 * as one state of it: what is loaded meanwhile shows in the next answer.
 */
@ApplicationScoped
public class StoreReports {

    private static final int ETAG_BYTES = 16;

    private final ReadModels readModels;
    private final Accounts accounts;
    private final Catalog catalog;
    private final AwaitedReports awaited;

    /** A query with whatever is known of its accounts outside the read model. */
    private record Question(
            ReportKind kind,
            ReportQuery query,
            Publishers publishers,
            Collection<LinkedAccount> concerned,
            Collection<Awaited> awaited) {

        boolean isOfSubscriptions() {
            return kind.capability() == Capability.SUBSCRIPTIONS;
        }

        boolean isOfSales() {
            return kind.capability() == Capability.SALES;
        }

        boolean concerns(StoredSlice slice) {
            return kind.subjects().contains(slice.subject())
                    && StoreReports.concerns(query, slice.key().accountId());
        }

        /** @param known slices of everything the report is about */
        Sources sources(Subject subject, Collection<StoredSlice> known) {
            if (isOfSales()) {
                return Sources.of(publishers, concerned);
            }
            Set<Long> told = Stream.concat(
                            known.stream().map(slice -> slice.key().maker()),
                            awaited.stream().map(Awaited::maker))
                    .collect(Collectors.toSet());
            return Sources.ofWhoTold(
                    publishers,
                    concerned,
                    told,
                    known.stream().filter(slice -> slice.subject() == subject).toList(),
                    awaited.stream().filter(one -> one.subject() == subject).toList());
        }
    }

    @Inject
    public StoreReports(ReadModels readModels, Accounts accounts, Catalog catalog, AwaitedReports awaited) {
        this.readModels = readModels;
        this.accounts = accounts;
        this.catalog = catalog;
        this.awaited = awaited;
    }

    /** For the proxy. */
    @SuppressWarnings("NullAway")
    protected StoreReports() {
        this(null, null, null, null);
    }

    /**
     * Answers a query, in money or units or measurements as the kind says.
     *
     * @throws ProblemException bad request, when the query names a product or an account that does not exist, or asks what such a report
     *     cannot tell
     */
    public Report of(Actor actor, ReportKind kind, ReportQuery asked) {
        actor.require(Role.VIEWER);
        List<LinkedAccount> linked = accounts.list(actor);
        check(actor, kind, asked, linked);
        ReportQuery query = kind.isFiscal() ? asked.monthly() : asked;
        Collection<LinkedAccount> concerned = linked.stream()
                .filter(account -> concerns(query, account.id()))
                .filter(account -> tells(account, kind))
                .toList();
        var question = new Question(
                kind, query, accounts.publishers(actor), concerned, awaited(actor.organizationId(), kind, query));
        ReadModel model = readModels.of(actor.organizationId());
        ModelSession session = model.session();
        boolean handedOver = false;
        try {
            session.begin();
            Contents contents = model.contents(session);
            Report report =
                    new Report(model, session, terms(question, contents, sellers(question, session), model.isBehind()));
            handedOver = true;
            return report;
        } catch (SQLException e) {
            throw model.failed("A report cannot be begun.", e);
        } finally {
            if (!handedOver) {
                session.close();
            }
        }
    }

    /** Asked before the read model is: what comes in between is said to be missing rather than whole. */
    private List<Awaited> awaited(long organizationId, ReportKind kind, ReportQuery query) {
        return kind.capability() == Capability.SALES
                ? List.of()
                : awaited.of(organizationId, kind.subjects()).stream()
                        .filter(one -> concerns(query, one.accountId()))
                        .toList();
    }

    private static SubscriptionSellers sellers(Question question, ModelSession session) throws SQLException {
        ReportQuery query = question.query();
        boolean ofProducts = !query.products().isEmpty() || query.groupBy().contains(Dimension.PRODUCT);
        return question.isOfSubscriptions() && ofProducts
                ? SubscriptionSellers.of(session.subscriptionMakers(), question.publishers())
                : SubscriptionSellers.UNASKED;
    }

    private static Report.Terms terms(
            Question question, Contents contents, SubscriptionSellers sellers, boolean behind) {
        ReportQuery query = question.query();
        List<StoredSlice> known =
                contents.slices().stream().filter(question::concerns).toList();
        List<ReportSql.Source> sources = new ArrayList<>();
        List<StoredSlice> chosen = new ArrayList<>();
        List<Optional<LocalDate>> through = new ArrayList<>();
        SubscriptionPeriods subscriptions = question.isOfSubscriptions()
                ? SubscriptionPeriods.begin(sellers, query, known, question.publishers())
                : SubscriptionPeriods.NONE;
        boolean partial = behind;
        for (Subject subject : question.kind().subjects()) {
            List<StoredSlice> slices =
                    known.stream().filter(slice -> slice.subject() == subject).toList();
            List<StoredSlice> stored = contents.slices().stream()
                    .filter(slice -> slice.subject() == subject)
                    .toList();
            Sources who = question.sources(subject, known);
            Coverage coverage = Coverage.plan(slices, query.range(), query.grains(), who);
            if (question.isOfSubscriptions()) {
                subscriptions = subscriptions.and(subject, query, coverage, slices);
            }
            sources.add(new ReportSql.Source(
                    FactTable.of(subject),
                    Segment.of(stored, subscriptions.read(subject, query, coverage)),
                    coverage.overlaps()));
            chosen.addAll(coverage.chosen());
            Sources expected = question.isOfSubscriptions() ? who.withoutQuiet(slices) : who;
            partial |= new Coverage(coverage.chosen(), expected).hasGaps(slices, query.range());
            if (!question.isOfSales() && !who.collected().isEmpty()) {
                through.add(Coverage.plan(slices, DateRange.ALL, ReportQuery.EVERYTHING.grains(), who)
                        .through());
            }
        }
        Optional<LocalDate> completeThrough =
                question.isOfSales() ? completeThrough(question.concerned()) : earliest(through);
        String etag = etag(question.kind(), query, contents, sources, subscriptions, completeThrough, partial);
        return new Report.Terms(
                question.kind(),
                query,
                contents,
                sources,
                FiscalDays.of(chosen),
                subscriptions,
                etag,
                completeThrough,
                partial,
                behind || !known.isEmpty());
    }

    /** Empty when one of them is. */
    private static Optional<LocalDate> earliest(List<Optional<LocalDate>> days) {
        return days.stream().allMatch(Optional::isPresent)
                ? days.stream().flatMap(Optional::stream).min(Comparator.naturalOrder())
                : Optional.empty();
    }

    private void check(Actor actor, ReportKind kind, ReportQuery query, List<LinkedAccount> linked) {
        List<FieldError> refusals = kind.refusals(query);
        if (!refusals.isEmpty()) {
            throw ProblemException.badFields(refusals);
        }
        Set<Long> unknown = new TreeSet<>(catalog.unknown(actor, query.products()));
        if (!unknown.isEmpty()) {
            throw ProblemException.noProducts("names what is no product of yours: " + list(unknown) + ".");
        }
        Set<Long> known = new TreeSet<>();
        linked.forEach(account -> known.add(account.id()));
        if (!known.containsAll(query.accounts())) {
            throw ProblemException.badField(
                    "accounts", "names an account that is not linked; allowed: " + list(known) + ".");
        }
    }

    private static String list(Set<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static boolean concerns(ReportQuery query, long account) {
        return query.accounts().isEmpty() || query.accounts().contains(account);
    }

    private static boolean tells(LinkedAccount account, ReportKind kind) {
        CapabilityState capability = account.capabilities().get(kind.capability());
        return capability != null && capability.isGranted();
    }

    private static Optional<LocalDate> completeThrough(Collection<LinkedAccount> concerned) {
        return earliest(concerned.stream().map(LinkedAccount::completeThrough).toList());
    }

    private static String etag(
            ReportKind kind,
            ReportQuery query,
            Contents contents,
            List<ReportSql.Source> sources,
            SubscriptionPeriods subscriptions,
            Optional<LocalDate> completeThrough,
            boolean partial) {
        String said = String.join(
                "|",
                query.startDate() + "",
                query.endDate() + "",
                query.groupBy() + "",
                query.granularity() + "",
                new TreeSet<>(query.products()) + "",
                new TreeSet<>(query.countries()) + "",
                new TreeSet<>(query.accounts()) + "",
                kind.name(),
                contents.sequence() + "",
                contents.slices().size() + "",
                sources + "",
                subscriptions.said(),
                completeThrough + "",
                partial + "");
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ETAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
