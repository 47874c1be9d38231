package org.storelink.appstoreconnect.account;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.storelink.appstoreconnect.account.AccountQuestion.CodeAccepted;
import org.storelink.appstoreconnect.account.AccountQuestion.MayCreateToken;
import org.storelink.appstoreconnect.account.AccountQuestion.SignedIn;
import org.storelink.appstoreconnect.account.AccountQuestion.WhichCode;
import org.storelink.appstoreconnect.account.AccountQuestion.WhichProvider;
import org.storelink.appstoreconnect.account.AccountQuestion.WhichVendors;
import org.storelink.appstoreconnect.analytics.UsageDownloads;
import org.storelink.appstoreconnect.finance.FinanceDownloads;
import org.storelink.appstoreconnect.linking.Questions;
import org.storelink.appstoreconnect.linking.SubAccountGuide;
import org.storelink.appstoreconnect.reporter.Access;
import org.storelink.appstoreconnect.reporter.AccessToken;
import org.storelink.appstoreconnect.reporter.Reporter;
import org.storelink.appstoreconnect.reporter.ReporterAccount;
import org.storelink.appstoreconnect.reviews.SiteReviews;
import org.storelink.appstoreconnect.sales.VendorProof;
import org.storelink.appstoreconnect.session.AccountMaterial;
import org.storelink.appstoreconnect.session.Provider;
import org.storelink.appstoreconnect.session.Self;
import org.storelink.appstoreconnect.session.Switches;
import org.storelink.appstoreconnect.session.WebSession;
import org.storelink.appstoreconnect.signin.Login;
import org.storelink.appstoreconnect.signin.PendingCode;
import org.storelink.appstoreconnect.signin.SecondFactor;
import org.storelink.appstoreconnect.signin.SignIn;
import org.storelink.appstoreconnect.web.WebHttp;
import org.storelink.connector.Capability;
import org.storelink.connector.Challenge;
import org.storelink.connector.Challenge.Option;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.AgreementMissing;
import org.storelink.connector.ConnectorFailure.Gone;
import org.storelink.connector.ConnectorFailure.PermissionMissing;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ConnectorFailure.Unavailable;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkStep;
import org.storelink.connector.StoreIdentity;
import org.storelink.connector.Vendor;

/**
 * One step of linking by account credentials, and as many more as need no person: sign in, code, provider, token, vendors,
 * proof. What is found out goes into the material, which travels from step to step and ends in the grant. What a password or a code
 * was spent on is kept by the host before anything is asked with it.
 */
final class AccountLinking {

    /** A browser that Apple stops trusting soon is made known anew while somebody is there to type a code. */
    private static final Duration TRUST_TO_BE_RENEWED = Duration.ofDays(7);

    /** Reports have come: what only one page waits for a signature for keeps nobody from those. */
    private static final Set<Right> WITH_SALES = Set.of(Right.USAGE, Right.FINANCE, Right.REVIEWS);

    /** Nothing has been read yet that would show that the rest works without a signature. */
    private static final Set<Right> WITHOUT_SALES = Set.of();

    private final ConnectorContext context;
    private final AccountMaterial material;
    private final WebHttp http;
    private final WebSession session;
    private final Switches switches;
    private final ReportTokens tokens;
    private final Reporter reporter;

    AccountLinking(ConnectorContext context, AccountMaterial material) {
        this.context = context;
        this.material = material;
        this.http = new WebHttp(context, material.cookies(), WebHttp.Keeping.none());
        this.session = WebSession.signedIn(context, http, material);
        this.switches = Switches.of(context);
        this.tokens = new ReportTokens(session, switches, context.clock());
        this.reporter = new Reporter(context, material.appleId());
    }

    /** The password is proved even where a session is still alive: it was typed anew, and later nights depend on it. */
    LinkStep signIn(Login login) throws ConnectorException, InterruptedException {
        Instant soon = context.clock().instant().plus(TRUST_TO_BE_RENEWED);
        if (material.cookies().trustedUntil().filter(soon::isAfter).isPresent()) {
            material.cookies().forgetTrust();
        }
        return switch (new SignIn(context, http, new SecureRandom()).withPassword(login)) {
            case SignIn.Outcome.Done _ -> keptSignedIn();
            case SignIn.Outcome.CodeNeeded needed -> asking(new SecondFactor(context, http).begin(needed.doorway()));
        };
    }

    LinkStep withCode(PendingCode pending, String code) throws ConnectorException, InterruptedException {
        return switch (new SecondFactor(context, http).submit(pending, code)) {
            case SecondFactor.CodeResult.Accepted accepted ->
                kept("Apple has accepted the code.", new CodeAccepted(material, accepted.pending()));
            case SecondFactor.CodeResult.AskAgain again -> asking(again.pending());
        };
    }

    LinkStep trusted(PendingCode accepted) throws ConnectorException, InterruptedException {
        new SecondFactor(context, http).trust(accepted);
        return keptSignedIn();
    }

    private LinkStep keptSignedIn() {
        return kept("Apple has accepted the sign-in.", new SignedIn(material));
    }

    /** Goes no further before the host has kept what a code or a password was spent on. */
    private static LinkStep kept(String prompt, AccountQuestion next) {
        return new LinkStep.Challenged(Challenge.Consent.kept(prompt), next.toState());
    }

    LinkStep sendCode(PendingCode pending, String delivery) throws ConnectorException, InterruptedException {
        return asking(new SecondFactor(context, http).sendTo(pending, delivery));
    }

    private LinkStep asking(PendingCode pending) {
        return new LinkStep.Challenged(pending.challenge(), new WhichCode(material, pending).toState());
    }

    LinkStep signedIn() throws ConnectorException, InterruptedException {
        Optional<Self> self = session.whoIsSignedIn();
        if (self.isEmpty()) {
            return new LinkStep.Refused(SignIn.notAUser());
        }
        if (material.provider().isPresent()) {
            return linkedBefore(self.get(), material.provider().get());
        }
        if (self.get().providers().size() == 1) {
            return withProvider(self.get().provider());
        }
        List<Option> options = self.get().providers().stream()
                .map(provider -> new Option(provider.publicId(), provider.name()))
                .toList();
        return new LinkStep.Challenged(
                new Challenge.Choose(
                        "This Apple Account works for several providers. Whose numbers shall be collected?",
                        options,
                        false),
                new WhichProvider(material).toState());
    }

    private LinkStep linkedBefore(Self self, Provider before) throws ConnectorException, InterruptedException {
        Optional<Provider> still = self.working(before.publicId());
        return still.isPresent()
                ? withProvider(still.get())
                : new LinkStep.Refused(new RequestRejected("This account was linked for " + before.name()
                        + ", for which this Apple Account works no longer. Link it as an account of its own."));
    }

    LinkStep withProvider(String publicId) throws ConnectorException, InterruptedException {
        Optional<Provider> chosen = session.whoIsSignedIn().flatMap(self -> self.working(publicId));
        return chosen.isPresent()
                ? withProvider(chosen.get())
                : new LinkStep.Refused(new RequestRejected("This Apple Account works for this provider no longer."));
    }

    private LinkStep withProvider(Provider provider) throws ConnectorException, InterruptedException {
        session.choose(provider);
        return switch (opening()) {
            case Opening.Open open -> withToken(open.token());
            case Opening.Unopened _ -> askToCreateToken();
            case Opening.Closed closed -> withoutSales(closed.why());
        };
    }

    /** Whether sales can be read. */
    private sealed interface Opening {

        record Open(AccessToken token) implements Opening {}

        /** There is no token, and a person may have one created. */
        record Unopened() implements Opening {}

        /** Without the right to them, or where the token is out of reach. */
        record Closed(ConnectorFailure why) implements Opening {}
    }

    private Opening opening() throws ConnectorException, InterruptedException {
        Instant now = context.clock().instant();
        if (roles().lack(Right.SALES)) {
            return new Opening.Closed(noRight());
        }
        try {
            return tokens.current()
                    .filter(token -> !token.isOver(now))
                    .<Opening>map(Opening.Open::new)
                    .orElseGet(Opening.Unopened::new);
        } catch (ConnectorException e) {
            return switch (e.failure()) {
                case PermissionMissing _, Gone _ -> outOfReach(e.failure(), now);
                default -> throw e;
            };
        }
    }

    /** One that is kept goes on: that it is good Reporter says, and not the page that shows it. */
    private Opening outOfReach(ConnectorFailure why, Instant now) throws ConnectorException, InterruptedException {
        Optional<AccessToken> kept = material.access().map(Access::token).filter(token -> !token.isOver(now));
        if (kept.isPresent()) {
            return new Opening.Open(kept.get());
        }
        if (why instanceof Gone) {
            return new Opening.Closed(why);
        }
        if (roles().give(Right.SALES)) {
            throw new ConnectorException(
                    new RequestRejected("Apple refuses to show the token for reports, although this Apple Account has a"
                            + " role that may see it. Nothing was changed. Look in App Store Connect whether Sales and"
                            + " Trends can be opened, and link again."));
        }
        return new Opening.Closed(noRight());
    }

    private ConnectorFailure noRight() throws ConnectorException, InterruptedException {
        return new PermissionMissing(
                Capability.SALES, roles().missing(Right.SALES).detail());
    }

    private Roles roles() throws ConnectorException, InterruptedException {
        return new Roles(session.roles());
    }

    /** Everything but sales. Who may surely not read those has no vendors. */
    private LinkStep withoutSales(ConnectorFailure why) throws ConnectorException, InterruptedException {
        material.close();
        List<String> vendors = roles().lack(Right.SALES) ? List.of() : vendorsWithoutReporter();
        return vendors.size() > 1 ? askForVendors(vendors) : linkedWithoutSales(vendors, why);
    }

    /** As payments know them, or else those that the account has had so far. */
    private List<String> vendorsWithoutReporter() throws ConnectorException, InterruptedException {
        try {
            List<String> ofPayments = vendorsOfPayments();
            return ofPayments.isEmpty() ? material.vendors() : ofPayments;
        } catch (ConnectorException e) {
            if (e.failure() instanceof Gone) {
                return material.vendors();
            }
            throw e;
        }
    }

    private List<String> vendorsOfPayments() throws ConnectorException, InterruptedException {
        return new VendorNumbers(session, switches, context.clock()).all(roles());
    }

    private LinkStep linkedWithoutSales(List<String> vendors, ConnectorFailure why)
            throws ConnectorException, InterruptedException {
        LinkGrant grant =
                grant(vendors, _ -> new Check(Capability.SALES, Check.Outcome.MISSING, why.message()), WITHOUT_SALES);
        boolean nothing = grant.checks().stream().noneMatch(check -> check.outcome() == Check.Outcome.GRANTED);
        return nothing ? new LinkStep.Refused(why) : new LinkStep.Linked(grant);
    }

    private LinkStep askToCreateToken() {
        return new LinkStep.Challenged(Questions.mayTokenBeCreated(), new MayCreateToken(material).toState());
    }

    LinkStep withNewToken() throws ConnectorException, InterruptedException {
        return withToken(tokens.create());
    }

    private LinkStep withToken(AccessToken token) throws ConnectorException, InterruptedException {
        material.open(new Access(token, ""));
        List<String> vendors = vendors(token);
        return vendors.size() == 1 ? withVendors(vendors) : askForVendors(vendors);
    }

    private LinkStep askForVendors(List<String> vendors) {
        return new LinkStep.Challenged(Questions.whichVendors(vendors), new WhichVendors(material).toState());
    }

    /** As payments know them, or else, as far as this user may read them, Reporter. */
    private List<String> vendors(AccessToken token) throws ConnectorException, InterruptedException {
        ConnectorFailure unknown = Reporter.noAccess();
        try {
            List<String> ofPayments = vendorsOfPayments();
            if (!ofPayments.isEmpty()) {
                return ofPayments;
            }
        } catch (ConnectorException e) {
            unknown = switch (e.failure()) {
                case Gone _, Unavailable _, AgreementMissing _ -> e.failure();
                default -> throw e;
            };
        }
        List<String> ofReporter = vendorsOfToken(token);
        if (ofReporter.isEmpty()) {
            throw new ConnectorException(unknown);
        }
        return ofReporter;
    }

    private List<String> vendorsOfToken(AccessToken token) throws ConnectorException, InterruptedException {
        Set<String> vendors = new LinkedHashSet<>();
        for (ReporterAccount account : reporter.accounts(token)) {
            vendors.addAll(reporter.vendors(token, account.number()));
        }
        return List.copyOf(vendors);
    }

    LinkStep withVendors(List<String> vendors) throws ConnectorException, InterruptedException {
        if (material.access().isPresent()) {
            return withVendors(vendors, material.access().get().token());
        }
        return switch (opening()) {
            case Opening.Open open -> withVendors(vendors, open.token());
            case Opening.Unopened _ -> askToCreateToken();
            case Opening.Closed closed -> linkedWithoutSales(vendors, closed.why());
        };
    }

    private LinkStep withVendors(List<String> vendors, AccessToken token)
            throws ConnectorException, InterruptedException {
        String proved;
        try {
            Access access = new Access(token, accountOf(token, vendors));
            proved = new VendorProof(reporter.sales(access.token(), access.account()), context.clock()).prove(vendors);
            material.open(access);
        } catch (ConnectorException e) {
            throw new WaitingAgreements(session).behind(e);
        }
        return new LinkStep.Linked(grant(vendors, roles -> roles.granted(Right.SALES, proved), WITH_SALES));
    }

    /** The number Reporter knows the vendors' account by: that of the only one, or of the one that has one of them. */
    private String accountOf(AccessToken token, List<String> vendors) throws ConnectorException, InterruptedException {
        List<ReporterAccount> accounts = reporter.accounts(token);
        if (accounts.size() == 1) {
            return accounts.getFirst().number();
        }
        for (ReporterAccount account : accounts) {
            if (reporter.vendors(token, account.number()).stream().anyMatch(vendors::contains)) {
                return account.number();
            }
        }
        throw new ConnectorException(
                new RequestRejected("Apple's Reporter service knows none of these vendors for this Apple"
                        + " Account. Begin again with other vendors."));
    }

    /**
     * @param sales what is known of sales
     * @param mayWait rights that may wait for a signature
     */
    private LinkGrant grant(List<String> vendors, Function<Roles, Check> sales, Set<Right> mayWait)
            throws ConnectorException, InterruptedException {
        Provider provider = session.self().provider();
        Roles roles = roles();
        List<Check> checks = new ArrayList<>();
        Check ofSales = sales.apply(roles);
        checks.add(ofSales);
        checks.add(roles.subscriptions(ofSales));
        checks.addAll(new SiteRights(
                        new UsageDownloads(session::send, switches, context.clock()),
                        new FinanceDownloads(session::send, switches, context.clock()),
                        new SiteReviews(session::send, switches, context.clock()),
                        switches,
                        mayWait)
                .checks(vendors.stream().findFirst(), () -> roles));
        material.linkWith(vendors);
        return new LinkGrant(
                new StoreIdentity(
                        material.appleId() + "/" + provider.publicId(),
                        provider.name() + " (" + material.appleId() + ")"),
                vendors.stream().map(vendor -> new Vendor(vendor, vendor)).toList(),
                checks,
                Optional.of(material.toMaterial()),
                roles.cautions(),
                Optional.of(provider.publicId()),
                Optional.of(SubAccountGuide.ID));
    }
}
