package org.storelink.appstoreconnect.account;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.storelink.appstoreconnect.analytics.UsageDownloads;
import org.storelink.appstoreconnect.finance.FinanceDownloads;
import org.storelink.appstoreconnect.reporter.Access;
import org.storelink.appstoreconnect.reporter.KeptSales;
import org.storelink.appstoreconnect.reporter.Reporter;
import org.storelink.appstoreconnect.reporter.TokenKeeper;
import org.storelink.appstoreconnect.reviews.ApiReplies;
import org.storelink.appstoreconnect.reviews.SiteReviews;
import org.storelink.appstoreconnect.session.AccountMaterial;
import org.storelink.appstoreconnect.session.SitePart;
import org.storelink.appstoreconnect.session.Switches;
import org.storelink.appstoreconnect.session.WebSession;
import org.storelink.appstoreconnect.wire.Interruption;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Gone;
import org.storelink.connector.Credential;
import org.storelink.connector.MaterialStore;
import org.storelink.connector.Replies;
import org.storelink.connector.Reports;
import org.storelink.connector.Reviews;
import org.storelink.connector.StoreSession;

/**
 * A session with an account that was linked by password and second factor. Opening it sends nothing. Sales and subscriptions are read with the
 * token for reports alone, so that they go on when a code is needed for the rest.
 */
public final class AccountSession implements StoreSession {

    private final AccountMaterial material;
    private final Switches switches;
    private final WebSession web;
    private final KeptSales sales;
    private final SiteRights rights;
    private final Reports reports;
    private final Reviews reviews;
    private final Replies replies;

    public AccountSession(ConnectorContext context, Credential credential, MaterialStore store)
            throws ConnectorException {
        this.material = store.current()
                .flatMap(AccountMaterial::of)
                .orElseGet(() -> AccountMaterial.blank(AccountMode.appleId(credential)));
        this.web = WebSession.unattended(
                context,
                material,
                () -> store.save(material.toMaterial()),
                AccountMode.login(context, credential),
                AccountHandshake::needsPerson);
        this.switches = Switches.of(context);
        TokenKeeper tokens = new TokenKeeper(
                new ReportTokens(web, switches, context.clock())::current, kept(material, store), context.clock());
        this.sales = new KeptSales(new Reporter(context, material.appleId()), tokens, context.clock());
        UsageDownloads usage = new UsageDownloads(web::send, switches, context.clock());
        FinanceDownloads finance = new FinanceDownloads(web::send, switches, context.clock());
        SiteReviews reviews = new SiteReviews(web::send, switches, context.clock());
        this.rights = new SiteRights(usage, finance, reviews, switches, Set.of(Right.REVIEWS));
        this.reviews = reviews;
        this.replies =
                ApiReplies.ofSite(web::send, web::sendOnce, switches, ApiReplies.limit(context), context.clock());
        this.reports = new AccountReports(sales.reports(), usage, finance);
    }

    private static TokenKeeper.Kept kept(AccountMaterial material, MaterialStore store) {
        return new TokenKeeper.Kept() {
            @Override
            public Optional<Access> current() {
                return material.access();
            }

            @Override
            public void save(Access next) {
                material.open(next);
                store.save(material.toMaterial());
            }
        };
    }

    /**
     * Asks Reporter whether its reports may be read, and the site for what else may be. A sign-in that fails meanwhile is what is said then;
     * what Reporter has told stands all the same, since its token opens reports without one.
     */
    @Override
    public List<Check> check() throws ConnectorException {
        return Interruption.failing("The check was interrupted.", () -> {
            Sold sold = material.access().isPresent() ? sold() : unsold();
            try {
                List<Check> ofSite = rights.checks(sold.vendor(), this::roles);
                web.requireSignedIn();
                return Stream.concat(ofReporter(sold).stream(), ofSite.stream()).toList();
            } catch (ConnectorException e) {
                throw new ConnectorException(e.failure(), ofReporter(sold));
            }
        });
    }

    private List<Check> ofReporter(Sold sold) {
        Check ofSales = sold.check().get();
        return List.of(ofSales, roles().subscriptions(ofSales));
    }

    /**
     * What a check found out of sales.
     *
     * @param vendor one of the account's, for what else is asked by vendor
     * @param check told last, when the site has told more of the roles
     */
    private record Sold(Optional<String> vendor, Supplier<Check> check) {}

    /** Of an account that was linked before it was kept with which vendors, one that it may read stands for them. */
    private Sold sold() throws ConnectorException, InterruptedException {
        try {
            Optional<String> readable = sales.vendors().stream().findFirst();
            return new Sold(
                    vendor().or(() -> readable),
                    () -> readable.isPresent() ? roles().granted(Right.SALES) : roles().missing(Right.SALES));
        } catch (ConnectorException e) {
            if (e.failure() instanceof Gone gone) {
                // Sales are asked for each night and say so themselves, unless an operator does not want them asked
                // for.
                Check.Outcome outcome =
                        switches.off(SitePart.REPORT_TOKEN).isPresent() ? Check.Outcome.MISSING : Check.Outcome.GRANTED;
                return new Sold(vendor(), () -> new Check(Capability.SALES, outcome, gone.message()));
            }
            throw e;
        }
    }

    /** Of an account that was linked without sales: a person has to choose vendors and agree to a token before there are any. */
    private Sold unsold() throws ConnectorException, InterruptedException {
        Roles known = new Roles(web.roles());
        Check missing = known.lack(Right.SALES)
                ? known.missing(Right.SALES)
                : new Check(
                        Capability.SALES,
                        Check.Outcome.MISSING,
                        switches.off(SitePart.REPORT_TOKEN)
                                .orElse("There is no token for reports. Link the account again to create one."));
        return new Sold(vendor(), () -> missing);
    }

    /** Never one that only the site knows: nothing is collected of a vendor that nobody has chosen. */
    private Optional<String> vendor() {
        return material.vendors().stream().findFirst();
    }

    /** Where they only say in more words what is known already, they are not worth a question of their own. */
    private Roles roles() {
        return new Roles(web.rolesTold());
    }

    @Override
    public Optional<Reports> reports() {
        return Optional.of(reports);
    }

    @Override
    public Optional<Reviews> reviews() {
        return Optional.of(reviews);
    }

    @Override
    public Optional<Replies> replies() {
        return Optional.of(replies);
    }
}
