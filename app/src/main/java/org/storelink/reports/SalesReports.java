package org.storelink.reports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.storelink.accounts.Accounts;
import org.storelink.accounts.CapabilityState;
import org.storelink.accounts.LinkedAccount;
import org.storelink.catalog.Catalog;
import org.storelink.connector.Capability;
import org.storelink.platform.Actor;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;

/**
 * What was sold and what it earned. Answers come from the read model of the actor's organization, which is chosen here and nowhere else,
 * as one state of it: what is loaded meanwhile shows in the next answer.
 */
@ApplicationScoped
public class SalesReports {

    private static final int ETAG_BYTES = 16;

    private final ReadModels readModels;
    private final Accounts accounts;
    private final Catalog catalog;

    @Inject
    public SalesReports(ReadModels readModels, Accounts accounts, Catalog catalog) {
        this.readModels = readModels;
        this.accounts = accounts;
        this.catalog = catalog;
    }

    /** For the proxy. */
    @SuppressWarnings("NullAway")
    protected SalesReports() {
        this(null, null, null);
    }

    /**
     * Units and money by kind of sale.
     *
     * @throws ProblemException bad request, when the query names a product or an account that does not exist
     */
    public Report sales(Actor actor, ReportQuery query) {
        return report(actor, query, Metrics.SALES);
    }

    /** Money by where it comes from. */
    public Report revenue(Actor actor, ReportQuery query) {
        return report(actor, query, Metrics.REVENUE);
    }

    private Report report(Actor actor, ReportQuery query, Metrics metrics) {
        actor.require(Role.VIEWER);
        List<LinkedAccount> linked = accounts.list(actor);
        check(actor, query, linked);
        Collection<LinkedAccount> concerned = linked.stream()
                .filter(account -> concerns(query, account.id()))
                .filter(SalesReports::tellsSales)
                .toList();
        ReadModel model = readModels.of(actor.organizationId());
        ModelSession session = model.session();
        boolean handedOver = false;
        try {
            session.begin();
            Contents contents = model.contents(session);
            Sources sources = Sources.of(accounts.publishers(actor), concerned);
            Optional<LocalDate> completeThrough = completeThrough(concerned);
            Report report = new Report(
                    model, session, terms(query, metrics, contents, sources, completeThrough, model.isBehind()));
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

    private static Report.Terms terms(
            ReportQuery query,
            Metrics metrics,
            Contents contents,
            Sources sources,
            Optional<LocalDate> completeThrough,
            boolean behind) {
        List<StoredSlice> slices = contents.slices().stream()
                .filter(slice -> concerns(query, slice.key().accountId()))
                .toList();
        Coverage coverage = Coverage.plan(slices, query.range(), query.grains(), sources);
        List<Segment> segments = Segment.of(contents.slices(), coverage.chosen());
        boolean partial = behind || coverage.hasGaps(slices, query.range());
        String etag = etag(query, metrics, contents, segments, completeThrough, partial);
        return new Report.Terms(query, metrics, contents.classes(), segments, etag, completeThrough, partial);
    }

    private void check(Actor actor, ReportQuery query, List<LinkedAccount> linked) {
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

    private static boolean tellsSales(LinkedAccount account) {
        CapabilityState sales = account.capabilities().get(Capability.SALES);
        return sales != null && sales.isGranted();
    }

    private static Optional<LocalDate> completeThrough(Collection<LinkedAccount> concerned) {
        List<LocalDate> known = concerned.stream()
                .flatMap(account -> account.completeThrough().stream())
                .toList();
        return known.size() < concerned.size()
                ? Optional.empty()
                : known.stream().min(Comparator.naturalOrder());
    }

    private static String etag(
            ReportQuery query,
            Metrics metrics,
            Contents contents,
            List<Segment> segments,
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
                metrics.all().getFirst().name(),
                contents.sequence() + "",
                contents.slices().size() + "",
                segments + "",
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
