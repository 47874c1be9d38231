package org.storelink.reviews;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.lang.System.Logger;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.storelink.accounts.AccountSessions;
import org.storelink.catalog.Catalog;
import org.storelink.catalog.ProductIds;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Product;
import org.storelink.connector.ProductType;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.ReviewPage;
import org.storelink.connector.Reviews;
import org.storelink.connector.StoreApp;
import org.storelink.platform.Transactions;

/**
 * Reads the reviews of an account, app by app. Each page is written down in a transaction together with the place where the next one
 * begins, so a walk that is cut off goes on there.
 */
@ApplicationScoped
class Reading {

    private static final Logger LOG = System.getLogger(Reading.class.getName());

    /** So many pages in a row without anything new to the walk are a circle, whatever the store calls them. */
    private static final int REPEATED_PAGES = 3;

    /** When the reviews of so many apps in a row are gone, the others are not tried in this visit. */
    private static final int GONE_IN_A_ROW = 3;

    /** So many pages in one visit; what is left is read in the next one, so that reports need not wait for years of reviews. */
    private static final int PAGES_AT_ONCE = 20;

    private final EntityManager entityManager;
    private final Transactions transactions;
    private final Catalog catalog;
    private final Found found;
    private final ReviewsConfig config;
    private final Clock clock;

    @Inject
    Reading(
            EntityManager entityManager,
            Transactions transactions,
            Catalog catalog,
            Found found,
            ReviewsConfig config,
            Clock clock) {
        this.entityManager = entityManager;
        this.transactions = transactions;
        this.catalog = catalog;
        this.found = found;
        this.config = config;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Reading() {
        this(null, null, null, null, null, null);
    }

    /** Called between two pages, for what must not wait for a long walk. */
    interface Between {
        void pages() throws ConnectorException, IOException, InterruptedException;

        /** Whether what {@link #pages} threw is its own, and says nothing of reviews. */
        boolean hasFailed();
    }

    /** What one visit may still read. */
    private static final class Allowance {

        private int pages = PAGES_AT_ONCE;

        boolean isUsedUp() {
            return pages <= 0;
        }

        void use() {
            pages--;
        }
    }

    /**
     * What a visit has come to.
     *
     * @param finished whether every app was tried; if not, another visit goes on
     * @param troubles of the apps that could not be read, in words
     */
    record Outcome(boolean finished, List<String> troubles) {}

    /**
     * @param dueSince apps that were read since then are left out
     * @throws ConnectorException when nothing more can be had of the account's reviews now
     */
    Outcome all(Visit visit, Reviews reviews, Instant dueSince, Between between)
            throws ConnectorException, IOException, InterruptedException {
        var allowance = new Allowance();
        List<StoreApp> apps = longestUntriedFirst(visit, apps(visit, reviews));
        int gone = 0;
        for (StoreApp app : apps) {
            if (allowance.isUsedUp()) {
                return new Outcome(false, List.of());
            }
            try {
                if (!walk(visit, reviews, new Round(app.storeId(), dueSince, allowance), between)) {
                    return new Outcome(false, List.of());
                }
                gone = 0;
            } catch (ConnectorException e) {
                gone = e.failure() instanceof ConnectorFailure.Gone ? gone + 1 : 0;
                if (!isOfOneApp(e.failure()) || between.hasFailed()) {
                    putFirstAgain(visit, app.storeId(), e.failure());
                    throw e;
                }
                LOG.log(
                        INFO,
                        "Reviews of app {0} of account {1}: {2}",
                        app.storeId(),
                        visit.target().accountId(),
                        e.failure().message());
                fail(visit, app.storeId(), e.failure().message());
                if (gone >= GONE_IN_A_ROW) {
                    throw e;
                }
            }
        }
        return new Outcome(true, troubles(visit, apps));
    }

    /** What has nothing to do with an app does not send it to the end of the queue. A store that is out of order may be so for this app. */
    private void putFirstAgain(Visit visit, String app, ConnectorFailure failure) {
        boolean mayBeOfTheApp =
                failure instanceof ConnectorFailure.Unavailable && !failure.equals(AccountSessions.ENDED)
                        || failure instanceof ConnectorFailure.AgreementMissing;
        if (!mayBeOfTheApp) {
            transactions.in(() -> {
                visit.requireOwn();
                feed(visit, app).ifPresent(Feed::putFirst);
            });
        }
    }

    /** So that what ends a visit early never keeps the same apps from being read. */
    private List<StoreApp> longestUntriedFirst(Visit visit, List<StoreApp> apps) {
        Map<String, Instant> tried = transactions.in(() -> feeds(visit).stream()
                .collect(Collectors.toMap(Feed::app, feed -> feed.triedAt().orElse(Instant.EPOCH))));
        return apps.stream()
                .sorted(Comparator.comparing(app -> tried.getOrDefault(app.storeId(), Instant.EPOCH)))
                .toList();
    }

    private List<String> troubles(Visit visit, List<StoreApp> apps) {
        Map<String, String> problems = transactions.in(() -> feeds(visit).stream()
                .filter(feed -> feed.problem().isPresent())
                .collect(Collectors.toMap(Feed::app, feed -> feed.problem().get())));
        return apps.stream()
                .filter(app -> problems.containsKey(app.storeId()))
                .map(app -> (app.name().isBlank() ? app.storeId() : app.name()) + ": " + problems.get(app.storeId()))
                .toList();
    }

    private record Round(String app, Instant dueSince, Allowance allowance) {}

    private static boolean isOfOneApp(ConnectorFailure failure) {
        return switch (failure) {
            case ConnectorFailure.RequestRejected _,
                    ConnectorFailure.Gone _,
                    ConnectorFailure.Unreadable _,
                    ConnectorFailure.Defect _ -> true;
            default -> false;
        };
    }

    /** Where the store does not tell any more, those that are known. */
    private List<StoreApp> apps(Visit visit, Reviews reviews) throws ConnectorException, InterruptedException {
        List<StoreApp> apps;
        try {
            apps = asked(visit, reviews::apps);
        } catch (ConnectorException e) {
            List<StoreApp> known = knownApps(visit);
            if (!(e.failure() instanceof ConnectorFailure.Gone) || known.isEmpty()) {
                throw e;
            }
            return known;
        }
        for (StoreApp app : apps) {
            open(visit, app);
        }
        return apps;
    }

    /** A connection that breaks while reviews are read is a store that is not reached, and nothing worse. */
    private static <T> T asked(Visit visit, Visit.StoreCall<T> question)
            throws ConnectorException, InterruptedException {
        try {
            return visit.call(question);
        } catch (IOException e) {
            throw new ConnectorException(new ConnectorFailure.Unavailable("The connection to the store broke."), e);
        }
    }

    private List<StoreApp> knownApps(Visit visit) {
        return transactions.in(() ->
                feeds(visit).stream().map(feed -> new StoreApp(feed.app(), "")).toList());
    }

    private List<Feed> feeds(Visit visit) {
        return entityManager
                .createQuery(
                        "SELECT f FROM Feed f WHERE f.organizationId = :organization AND f.accountId = :account"
                                + " ORDER BY f.id",
                        Feed.class)
                .setParameter("organization", visit.target().organizationId())
                .setParameter("account", visit.target().accountId())
                .getResultList();
    }

    private void open(Visit visit, StoreApp app) {
        long product = product(visit, app);
        transactions.in(() -> {
            visit.requireOwn();
            feed(visit, app.storeId())
                    .ifPresentOrElse(
                            feed -> feed.belongTo(product),
                            () -> entityManager.persist(new Feed(
                                    visit.target().organizationId(),
                                    visit.target().accountId(),
                                    app.storeId(),
                                    product)));
        });
    }

    private long product(Visit visit, StoreApp app) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Product product = new Product(
                app.storeId(),
                "",
                app.name(),
                ProductType.APP,
                "",
                visit.store().code(),
                Optional.empty());
        try (ProductIds products = catalog.forAccount(
                visit.target().organizationId(), visit.target().accountId(), visit.store())) {
            return products.idOfMentioned(product, today);
        }
    }

    private Optional<Feed> feed(Visit visit, String app) {
        return entityManager
                .createQuery(
                        "SELECT f FROM Feed f WHERE f.organizationId = :organization AND f.accountId = :account"
                                + " AND f.app = :app",
                        Feed.class)
                .setParameter("organization", visit.target().organizationId())
                .setParameter("account", visit.target().accountId())
                .setParameter("app", app)
                .getResultStream()
                .findFirst();
    }

    /**
     * Where a walk goes on.
     *
     * @param leftOut the app was read already, or is left alone for a while
     */
    private record Start(boolean leftOut, Optional<ResumeToken> next) {}

    /** @return whether it came to its end */
    private boolean walk(Visit visit, Reviews reviews, Round round, Between between)
            throws ConnectorException, IOException, InterruptedException {
        String app = round.app();
        Start start = start(visit, round);
        if (start.leftOut()) {
            return true;
        }
        Optional<ResumeToken> after = start.next();
        Set<ResumeToken> places = new HashSet<>();
        after.ifPresent(places::add);
        boolean mayBeginAnew = after.isPresent();
        int repeated = 0;
        boolean ended = false;
        while (!ended) {
            if (round.allowance().isUsedUp()) {
                return false;
            }
            round.allowance().use();
            between.pages();
            ReviewPage page;
            try {
                Optional<ResumeToken> place = after;
                page = asked(visit, () -> reviews.page(app, place));
            } catch (ConnectorException e) {
                if (!mayBeginAnew || !(e.failure() instanceof ConnectorFailure.RequestRejected)) {
                    throw e;
                }
                mayBeginAnew = false;
                places.clear();
                after = Optional.empty();
                transactions.in(() -> {
                    visit.requireOwn();
                    feed(visit, app).orElseThrow().beginAnew(clock.instant());
                });
                continue;
            }
            Step step = take(visit, app, page);
            repeated = step.news() == 0 ? repeated + 1 : 0;
            ended = step.ended();
            after = page.next();
            boolean circles = !ended
                    && (repeated >= REPEATED_PAGES || !places.add(page.next().orElseThrow()));
            if (circles) {
                transactions.in(() -> {
                    visit.requireOwn();
                    feed(visit, app).orElseThrow().beginAnew(clock.instant());
                });
                throw new ConnectorException(new ConnectorFailure.Unreadable(
                        "The store's pages of reviews go round in circles. They are read again later."));
            }
        }
        return true;
    }

    private Start start(Visit visit, Round round) {
        return transactions.in(() -> {
            visit.requireOwn();
            Instant now = clock.instant();
            Feed feed = feed(visit, round.app()).orElseThrow();
            if (feed.rests(now) || feed.isCheckedSince(round.dueSince())) {
                return new Start(true, Optional.empty());
            }
            feed.walk(now, config.whole());
            return new Start(false, feed.next());
        });
    }

    /**
     * What a page has come to.
     *
     * @param news reviews that the walk had not met before
     */
    private record Step(int news, boolean ended) {}

    /** @throws ConnectorException when the database does not take what the store has given, whatever that is */
    private Step take(Visit visit, String app, ReviewPage page) throws ConnectorException {
        try {
            return written(visit, app, page);
        } catch (PersistenceException e) {
            LOG.log(WARNING, "A page of reviews of app " + app + " was not written down", e);
            throw new ConnectorException(
                    new ConnectorFailure.Unreadable("A page of reviews could not be kept. It is read again later."));
        }
    }

    private Step written(Visit visit, String app, ReviewPage page) {
        return transactions.in(() -> {
            visit.requireOwn();
            Instant now = clock.instant();
            Feed feed = feed(visit, app).orElseThrow();
            found.alone(feed);
            feed.met(page);
            int news = found.take(
                    new Found.Shown(
                            feed, visit.target().connector(), visit.store().code(), now),
                    page);
            boolean ended = feed.endsWith(page);
            if (ended) {
                found.miss(feed, now);
                feed.finish(now);
            }
            entityManager.flush();
            return new Step(news, ended);
        });
    }

    private void fail(Visit visit, String app, String words) {
        transactions.in(() -> {
            visit.requireOwn();
            feed(visit, app).ifPresent(feed -> feed.fail(words, clock.instant()));
        });
    }
}
