package org.storelink.appstoreconnect.account;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.storelink.appstoreconnect.account.AccountQuestion.CodeAccepted;
import org.storelink.appstoreconnect.account.AccountQuestion.MayAskForCode;
import org.storelink.appstoreconnect.account.AccountQuestion.MayCreateToken;
import org.storelink.appstoreconnect.account.AccountQuestion.SignedIn;
import org.storelink.appstoreconnect.account.AccountQuestion.WhichCode;
import org.storelink.appstoreconnect.account.AccountQuestion.WhichProvider;
import org.storelink.appstoreconnect.account.AccountQuestion.WhichVendors;
import org.storelink.appstoreconnect.linking.Answers;
import org.storelink.appstoreconnect.linking.Refusable;
import org.storelink.appstoreconnect.session.AccountMaterial;
import org.storelink.connector.Challenge;
import org.storelink.connector.Challenge.Delivery;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.ChallengeRequired;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.Credential;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.LinkHandshake;
import org.storelink.connector.LinkStep;
import org.storelink.connector.SessionMaterial;

/**
 * Links an Apple Account by password and second factor. Linked again, the browser that Apple trusts is used again, and so is the
 * provider: another Apple Account or provider is refused.
 */
public final class AccountHandshake implements LinkHandshake {

    private static final String NEW_CODE = "new-code";

    private final ConnectorContext context;

    public AccountHandshake(ConnectorContext context) {
        this.context = context;
    }

    @Override
    public LinkStep begin(Credential credential, Optional<SessionMaterial> earlier) throws ConnectorException {
        String appleId = AccountMode.appleId(credential);
        AccountMaterial material = earlier.flatMap(AccountMaterial::of).orElseGet(() -> AccountMaterial.blank(appleId));
        if (!material.appleId().equals(appleId)) {
            return new LinkStep.Refused(
                    new RequestRejected("This account was linked with another Apple Account. Link this one"
                            + " as an account of its own."));
        }
        return Refusable.step(
                () -> new AccountLinking(context, material).signIn(AccountMode.login(context, credential)));
    }

    @Override
    public LinkStep answer(Credential credential, HandshakeState state, ChallengeAnswer answer)
            throws ConnectorException {
        AccountQuestion question = AccountQuestion.of(state);
        AccountLinking linking = new AccountLinking(context, question.material());
        return Refusable.step(() -> switch (question) {
            case MayAskForCode _ -> linking.signIn(AccountMode.login(context, credential));
            case WhichCode asked -> codeAnswered(linking, asked, answer);
            case CodeAccepted accepted -> linking.trusted(accepted.pending());
            case SignedIn _ -> linking.signedIn();
            case WhichProvider _ -> linking.withProvider(Answers.chosen(answer).getFirst());
            case MayCreateToken _ -> linking.withNewToken();
            case WhichVendors _ -> linking.withVendors(Answers.chosen(answer));
        });
    }

    private static LinkStep codeAnswered(AccountLinking linking, WhichCode asked, ChallengeAnswer answer)
            throws ConnectorException, InterruptedException {
        return switch (answer) {
            case ChallengeAnswer.Code code -> linking.withCode(asked.pending(), code.code());
            case ChallengeAnswer.SendTo way -> linking.sendCode(asked.pending(), way.delivery());
            case ChallengeAnswer.Chosen _, ChallengeAnswer.Agreed _ -> throw Answers.unfit();
        };
    }

    /**
     * What a session says that needs a code while nobody waits: Apple is asked for one only when somebody does, which may be
     * days later.
     */
    static ConnectorFailure needsPerson(AccountMaterial material) {
        return new ChallengeRequired(
                new Challenge.OneTimeCode(
                        "Apple asks for a code before this account can be read again. Have it sent when you can type"
                                + " it: it is good for a few minutes only.",
                        6,
                        "",
                        List.of(new Delivery(
                                NEW_CODE, Delivery.Kind.DEVICE, "your trusted devices, or else your telephone")),
                        "",
                        OptionalInt.empty(),
                        Optional.empty()),
                new MayAskForCode(material).toState(),
                "Apple asks for a code. Nothing is lost: what is missing is collected once you have typed it.");
    }
}
