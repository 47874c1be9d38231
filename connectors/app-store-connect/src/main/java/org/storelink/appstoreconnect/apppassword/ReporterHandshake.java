package org.storelink.appstoreconnect.apppassword;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.storelink.appstoreconnect.apppassword.HandshakeQuestion.MayCreateToken;
import org.storelink.appstoreconnect.apppassword.HandshakeQuestion.WhichAccount;
import org.storelink.appstoreconnect.apppassword.HandshakeQuestion.WhichVendors;
import org.storelink.appstoreconnect.linking.Answers;
import org.storelink.appstoreconnect.linking.Questions;
import org.storelink.appstoreconnect.linking.Refusable;
import org.storelink.appstoreconnect.reporter.Access;
import org.storelink.appstoreconnect.reporter.AccessToken;
import org.storelink.appstoreconnect.reporter.Reporter;
import org.storelink.appstoreconnect.reporter.ReporterAccount;
import org.storelink.appstoreconnect.sales.VendorProof;
import org.storelink.connector.Capability;
import org.storelink.connector.Challenge;
import org.storelink.connector.Challenge.Option;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.AuthenticationExpired;
import org.storelink.connector.Credential;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkHandshake;
import org.storelink.connector.LinkStep;
import org.storelink.connector.SessionMaterial;
import org.storelink.connector.StoreIdentity;
import org.storelink.connector.Vendor;

/**
 * Links an Apple Account by app-specific password: find its token, or create one after the person agreed; find out for which
 * account and vendors; prove it by downloads; only then say linked. Questions with one possible answer are not asked, and whoever
 * links again is not asked again for which account.
 */
public final class ReporterHandshake implements LinkHandshake {

    private final ConnectorContext context;

    public ReporterHandshake(ConnectorContext context) {
        this.context = context;
    }

    @Override
    public LinkStep begin(Credential credential, Optional<SessionMaterial> earlier) throws ConnectorException {
        String before = earlier.flatMap(Access::of).map(Access::account).orElse("");
        return Refusable.step(() -> {
            Optional<AccessToken> token = reporter(credential).viewToken(password(credential));
            if (token.isEmpty() || token.get().isOver(context.clock().instant())) {
                return askToCreateToken(before);
            }
            try {
                return withToken(credential, token.get(), before);
            } catch (ConnectorException e) {
                if (e.failure() instanceof AuthenticationExpired) {
                    return askToCreateToken(before);
                }
                throw e;
            }
        });
    }

    @Override
    public LinkStep answer(Credential credential, HandshakeState state, ChallengeAnswer answer)
            throws ConnectorException {
        HandshakeQuestion question = HandshakeQuestion.of(state);
        return Refusable.step(() -> switch (question) {
            case MayCreateToken asked ->
                withToken(credential, reporter(credential).generateToken(password(credential)), asked.before());
            case WhichAccount asked -> withAccount(credential, asked.token(), chosenAccount(credential, asked, answer));
            case WhichVendors asked -> withVendors(credential, asked.token(), asked.account(), Answers.chosen(answer));
        });
    }

    private LinkStep withToken(Credential credential, AccessToken token, String before)
            throws ConnectorException, InterruptedException {
        List<ReporterAccount> accounts = reporter(credential).accounts(token);
        if (accounts.isEmpty()) {
            return new LinkStep.Refused(Reporter.noAccess());
        }
        if (accounts.size() == 1) {
            return withAccount(credential, token, accounts.getFirst());
        }
        Optional<ReporterAccount> same = accounts.stream()
                .filter(account -> account.number().equals(before))
                .findFirst();
        if (same.isPresent()) {
            return withAccount(credential, token, same.get());
        }
        List<Option> options = accounts.stream()
                .map(account -> new Option(account.number(), account.name() + " (" + account.number() + ")"))
                .toList();
        return new LinkStep.Challenged(
                new Challenge.Choose(
                        "This Apple Account can read several accounts. Which one shall be linked?", options, false),
                new WhichAccount(token).toState());
    }

    private LinkStep withAccount(Credential credential, AccessToken token, ReporterAccount account)
            throws ConnectorException, InterruptedException {
        List<String> vendors = reporter(credential).vendors(token, account.number());
        if (vendors.isEmpty()) {
            return new LinkStep.Refused(Reporter.noAccess());
        }
        if (vendors.size() == 1) {
            return withVendors(credential, token, account, vendors);
        }
        return new LinkStep.Challenged(Questions.whichVendors(vendors), new WhichVendors(token, account).toState());
    }

    private LinkStep withVendors(
            Credential credential, AccessToken token, ReporterAccount account, List<String> vendors)
            throws ConnectorException, InterruptedException {
        String proved =
                new VendorProof(reporter(credential).sales(token, account.number()), context.clock()).prove(vendors);
        return new LinkStep.Linked(new LinkGrant(
                identity(credential, account),
                vendors.stream().map(vendor -> new Vendor(vendor, vendor)).toList(),
                List.of(
                        new Check(Capability.SALES, Check.Outcome.GRANTED, proved),
                        new Check(Capability.SUBSCRIPTIONS, Check.Outcome.GRANTED, "")),
                Optional.of(new Access(token, account.number()).toMaterial())));
    }

    private static StoreIdentity identity(Credential credential, ReporterAccount account) {
        String appleId = credential.value(AppPasswordMode.APPLE_ID);
        return new StoreIdentity(
                appleId.toLowerCase(Locale.ROOT) + "/" + account.number(), account.name() + " (" + appleId + ")");
    }

    private static LinkStep askToCreateToken(String before) {
        return new LinkStep.Challenged(Questions.mayTokenBeCreated(), new MayCreateToken(before).toState());
    }

    private ReporterAccount chosenAccount(Credential credential, WhichAccount asked, ChallengeAnswer answer)
            throws ConnectorException, InterruptedException {
        String number = Answers.chosen(answer).getFirst();
        return reporter(credential).accounts(asked.token()).stream()
                .filter(account -> account.number().equals(number))
                .findFirst()
                .orElseThrow(() -> new ConnectorException(Reporter.noAccess()));
    }

    private Reporter reporter(Credential credential) {
        return new Reporter(context, credential.value(AppPasswordMode.APPLE_ID));
    }

    private static String password(Credential credential) {
        return credential.value(AppPasswordMode.PASSWORD);
    }
}
