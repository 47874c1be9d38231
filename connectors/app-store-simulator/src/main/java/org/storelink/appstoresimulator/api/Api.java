package org.storelink.appstoresimulator.api;

import java.util.List;
import org.storelink.appstoresimulator.fault.Faults;
import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.http.Endpoint;
import org.storelink.appstoresimulator.http.Refused;
import org.storelink.appstoresimulator.http.Request;
import org.storelink.appstoresimulator.http.RequestLog;
import org.storelink.appstoresimulator.http.Route;
import org.storelink.appstoresimulator.market.Account;
import org.storelink.appstoresimulator.market.Cast;
import org.storelink.appstoresimulator.olympus.Agreements;
import org.storelink.appstoresimulator.payments.Books;
import org.storelink.appstoresimulator.people.People;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.appstoresimulator.publishing.Publisher;
import org.storelink.appstoresimulator.publishing.Restatements;
import org.storelink.appstoresimulator.publishing.StoreClock;
import org.storelink.appstoresimulator.publishing.SubscriptionPublisher;
import org.storelink.appstoresimulator.reviews.ReviewForm;
import org.storelink.appstoresimulator.reviews.ReviewShelf;

/**
 * The host of the App Store Connect API. Each request is held against its token, the limit of its key, what waits for a signature, and
 * the roles of the key, in this order.
 */
public final class Api {

    private static final String BEARER = "Bearer ";

    private static final Role[] SALES = {Role.ACCOUNT_HOLDER, Role.ADMIN, Role.FINANCE, Role.SALES};
    private static final Role[] FINANCE = {Role.ACCOUNT_HOLDER, Role.ADMIN, Role.FINANCE};
    private static final Role[] REVIEWS = ReviewShelf.READERS.toArray(Role[]::new);
    private static final Role[] USERS = {Role.ACCOUNT_HOLDER, Role.ADMIN, Role.APP_MANAGER};

    private final TokenCheck check;
    private final TokenLog tokens;
    private final RateLimit limit;
    private final Agreements agreements;
    private final Cast cast;
    private final SalesDesk sales;
    private final FinanceDesk finance;
    private final Team team;
    private final ReviewForm reviews;

    /** @param hourlyLimit how many requests a key may send in an hour */
    public Api(
            ApiKeys keys,
            TokenLog tokens,
            ReportVersions versions,
            int hourlyLimit,
            Agreements agreements,
            Cast cast,
            People people,
            Publisher publisher,
            SubscriptionPublisher subscriptions,
            Restatements restatements,
            Books books,
            ReviewForm reviews,
            Faults faults,
            RequestLog log,
            StoreClock clock) {
        this.check = new TokenCheck(keys, clock);
        this.tokens = tokens;
        this.limit = new RateLimit(hourlyLimit, clock);
        this.agreements = agreements;
        this.cast = cast;
        this.sales = new SalesDesk(publisher, subscriptions, restatements, faults, log, versions, clock);
        this.finance = new FinanceDesk(books, faults, log, clock);
        this.team = new Team(cast, people);
        this.reviews = reviews;
    }

    private interface Resource {

        Answer answer(Request request, Account account) throws Refused;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(
                                "/v1/salesReports",
                                SalesDesk.COMMAND,
                                ofTeam((request, account) -> sales.answer(request, vendors(account)), SALES))
                        .asking(SalesDesk::asking),
                Route.get(
                                "/v1/financeReports",
                                FinanceDesk.COMMAND,
                                ofTeam((request, account) -> finance.answer(request, vendors(account)), FINANCE))
                        .asking(FinanceDesk::asking),
                Route.get("/v1/apps", "api.apps", guarded(team::apps, false, Role.values())),
                Route.get("/v1/users", "api.users", guarded(team::users, false, USERS)),
                Route.get("/v1/apps/{app}/customerReviews", "api.reviews", ofReviews(reviews::list)),
                Route.get("/v1/customerReviews/{review}", "api.review", ofReviews(reviews::one)),
                Route.get("/v1/customerReviews/{review}/response", "api.response", ofReviews(reviews::response)),
                Route.post("/v1/customerReviewResponses", "api.respond", ofReviews(inJson(reviews::respond))),
                Route.delete("/v1/customerReviewResponses/{response}", "api.withdraw", ofReviews(reviews::withdraw)));
    }

    private Vendors vendors(Account account) {
        return new Vendors(cast.vendors(account));
    }

    /** What the key of a person does not open, whatever the person may do. */
    private Endpoint ofTeam(Resource resource, Role... roles) {
        return guarded(resource, true, roles);
    }

    /** By the key of a team or of a person. */
    private Endpoint ofReviews(Resource resource) {
        return guarded(resource, false, REVIEWS);
    }

    private static Resource inJson(Resource resource) {
        return (request, account) -> {
            if (!request.header("Content-Type").orElse("").startsWith("application/json")) {
                throw ApiError.unsupportedType();
            }
            return resource.answer(request, account);
        };
    }

    private Endpoint guarded(Resource resource, boolean ofTeam, Role... roles) {
        return request -> {
            ApiKey key = key(request);
            if (!limit.allows(key.id())) {
                throw new Refused(told(ApiError.tooMany().answer(), key));
            }
            try {
                Account account = account(key);
                agreements.require(account);
                if (!key.has(roles) || (ofTeam && key.isIndividual())) {
                    throw ApiError.forbidden();
                }
                return told(resource.answer(request, account), key);
            } catch (Refused refused) {
                throw new Refused(told(refused.answer(), key));
            }
        };
    }

    private Answer told(Answer answer, ApiKey key) {
        return answer.with("X-Rate-Limit", limit.told(key.id()));
    }

    private ApiKey key(Request request) throws Refused {
        try {
            String header = request.header("Authorization").orElse("");
            if (!header.startsWith(BEARER)) {
                throw new TokenCheck.BadToken(TokenFault.MISSING);
            }
            String token = header.substring(BEARER.length()).strip();
            tokens.shown(token);
            return check.key(token);
        } catch (TokenCheck.BadToken bad) {
            tokens.refused(bad.fault());
            throw ApiError.notAuthorized();
        }
    }

    private Account account(ApiKey key) {
        return cast.accounts().stream()
                .filter(account -> account.number().equals(key.account()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("key " + key.id() + " is of no account of this store"));
    }
}
