package org.storelink.appstoreconnect.account;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.storelink.appstoreconnect.analytics.UsageDownloads;
import org.storelink.appstoreconnect.analytics.UsageReport;
import org.storelink.appstoreconnect.finance.FinanceDownloads;
import org.storelink.appstoreconnect.finance.FinanceReport;
import org.storelink.appstoreconnect.reviews.SiteReviews;
import org.storelink.appstoreconnect.session.SitePart;
import org.storelink.appstoreconnect.session.Switches;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.AgreementMissing;
import org.storelink.connector.ConnectorFailure.Gone;
import org.storelink.connector.ConnectorFailure.PermissionMissing;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ConnectorFailure.Throttled;
import org.storelink.connector.ConnectorFailure.Unavailable;
import org.storelink.connector.ReportStream;

/**
 * What of the site an account may read, tried rather than guessed from its roles.
 *
 * @param mayWait those of the rights whose page may wait for a signature while something else works: it is only said then. Any other
 *     page that does refuses the account
 */
record SiteRights(
        UsageDownloads usage, FinanceDownloads finance, SiteReviews reviews, Switches switches, Set<Right> mayWait) {

    private interface Probe {

        /** What to say of it beside, often nothing. The site answers, or it fails. */
        String read() throws ConnectorException, InterruptedException;
    }

    /**
     * @param vendor one of the account's; without one nothing is settled that might be read
     * @param roles asked for after each trial, which may be what tells them
     */
    List<Check> checks(Optional<String> vendor, Supplier<Roles> roles) throws ConnectorException, InterruptedException {
        Check usable = unlessOff(
                Capability.USAGE,
                switches.off("Usage reports", List.of(UsageReport.STREAM)),
                () -> tried(Right.USAGE, usage::probe, roles));
        Check settled = unlessOff(
                Capability.FINANCE,
                switches.off(
                        "Financial reports",
                        FinanceReport.streams().stream().map(ReportStream::id).toList()),
                () -> vendor.isPresent()
                        ? tried(Right.FINANCE, () -> readFinance(vendor.get(), roles), roles)
                        : withoutVendor(roles.get()));
        Check readable = unlessOff(
                Capability.REVIEWS, reviews.switchedOff(), () -> tried(Right.REVIEWS, this::readReviews, roles));
        return List.of(usable, settled, readable, answerable(readable));
    }

    private interface Trial {

        Check made() throws ConnectorException, InterruptedException;
    }

    /** What an operator has switched off is not even tried. */
    private static Check unlessOff(Capability capability, Optional<String> off, Trial trial)
            throws ConnectorException, InterruptedException {
        return off.isPresent() ? new Check(capability, Check.Outcome.MISSING, off.get()) : trial.made();
    }

    private String readReviews() throws ConnectorException, InterruptedException {
        reviews.probe();
        return "";
    }

    /** Nothing tries it but a reply; whoever may read reviews may write one. */
    private Check answerable(Check readable) {
        Optional<String> off = switches.off(SitePart.REPLIES);
        if (off.isPresent()) {
            return new Check(Capability.REPLIES, Check.Outcome.MISSING, off.get());
        }
        String proof = readable.outcome() == Check.Outcome.GRANTED ? "Goes with reading reviews; not tried. " : "";
        return new Check(Capability.REPLIES, readable.outcome(), (proof + readable.detail()).strip());
    }

    /** Only linking chooses vendors, and finds some as long as one of the two places that tell them may be asked. */
    private Check withoutVendor(Roles roles) {
        Optional<String> offAtSite = switches.off(SitePart.VENDOR_NUMBERS).or(() -> switches.off(SitePart.USER_DETAIL));
        List<String> off = Stream.of(offAtSite, switches.off(SitePart.REPORT_TOKEN))
                .flatMap(Optional::stream)
                .toList();
        return roles.lack(Right.FINANCE)
                ? roles.missing(Right.FINANCE)
                : new Check(
                        Capability.FINANCE,
                        Check.Outcome.MISSING,
                        "Financial reports are kept by vendor numbers, and none is known of this account. "
                                + (off.size() == 2
                                        ? String.join(" ", off)
                                        : "Link it again to choose whose are collected."));
    }

    /** A site that shows no payments to a user with the role for them has changed, which the probe says. */
    private String readFinance(String vendor, Supplier<Roles> roles) throws ConnectorException, InterruptedException {
        if (!finance.isShown() && !roles.get().give(Right.FINANCE)) {
            throw new ConnectorException(new PermissionMissing(Capability.FINANCE, "This user is shown no payments."));
        }
        finance.probe(vendor);
        return "";
    }

    /** A page that is out of order takes no right away: it is asked for each night and says for itself what is the matter. */
    private Check tried(Right right, Probe probe, Supplier<Roles> roles)
            throws ConnectorException, InterruptedException {
        try {
            String beside = probe.read();
            return roles.get().granted(right, beside);
        } catch (ConnectorException e) {
            return switch (e.failure()) {
                case PermissionMissing _ -> roles.get().missing(right);
                case Gone _, Throttled _, Unavailable _ ->
                    roles.get().granted(right, e.failure().message());
                // An app whose reviews are refused says nothing about those of others.
                case RequestRejected _
                when right == Right.REVIEWS ->
                    roles.get().granted(right, e.failure().message());
                case AgreementMissing _
                when mayWait.contains(right) ->
                    roles.get().granted(right, e.failure().message());
                default -> throw e;
            };
        }
    }
}
