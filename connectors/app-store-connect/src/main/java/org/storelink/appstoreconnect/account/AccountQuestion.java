package org.storelink.appstoreconnect.account;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.storelink.appstoreconnect.session.AccountMaterial;
import org.storelink.appstoreconnect.signin.PendingCode;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Defect;
import org.storelink.connector.HandshakeState;

/** What the person was asked last, with all that is needed to go on from the answer, maybe on another machine. */
sealed interface AccountQuestion {

    /** What is known of the account so far. */
    AccountMaterial material();

    /** Shall Apple be asked for a code? Asked after a session came to need one while nobody waited. */
    record MayAskForCode(AccountMaterial material) implements AccountQuestion {}

    /** Which code did Apple send? */
    record WhichCode(AccountMaterial material, PendingCode pending) implements AccountQuestion {}

    /** No question: the code was right, and what Apple gave for it is kept. */
    record CodeAccepted(AccountMaterial material, PendingCode pending) implements AccountQuestion {}

    /** No question: this browser is signed in, and what Apple gave for that is kept. */
    record SignedIn(AccountMaterial material) implements AccountQuestion {}

    /** Which provider? */
    record WhichProvider(AccountMaterial material) implements AccountQuestion {}

    /** May a token for reports be created? */
    record MayCreateToken(AccountMaterial material) implements AccountQuestion {}

    /** Which vendors? */
    record WhichVendors(AccountMaterial material) implements AccountQuestion {}

    default HandshakeState toState() {
        Json state = Json.object(
                "question", getClass().getSimpleName(),
                "material", material().toJson(),
                "code", code());
        return new HandshakeState(state.written().getBytes(StandardCharsets.UTF_8));
    }

    private Json code() {
        return switch (this) {
            case WhichCode asked -> asked.pending().toJson();
            case CodeAccepted accepted -> accepted.pending().toJson();
            case MayAskForCode _, SignedIn _, WhichProvider _, MayCreateToken _, WhichVendors _ -> Json.object();
        };
    }

    static AccountQuestion of(HandshakeState state) throws ConnectorException {
        Json json =
                Json.parse(new String(state.bytes(), StandardCharsets.UTF_8)).orElseGet(Json::object);
        Optional<AccountMaterial> material = AccountMaterial.of(json.at("material"));
        if (material.isEmpty()) {
            throw foreign();
        }
        return switch (json.at("question").text().orElse("")) {
            case "MayAskForCode" -> new MayAskForCode(material.get());
            case "WhichCode" -> new WhichCode(material.get(), PendingCode.of(json.at("code")));
            case "CodeAccepted" -> new CodeAccepted(material.get(), PendingCode.of(json.at("code")));
            case "SignedIn" -> new SignedIn(material.get());
            case "WhichProvider" -> new WhichProvider(material.get());
            case "MayCreateToken" -> new MayCreateToken(material.get());
            case "WhichVendors" -> new WhichVendors(material.get());
            default -> throw foreign();
        };
    }

    private static ConnectorException foreign() {
        return new ConnectorException(new Defect("The state of this link attempt is not this connector's."));
    }
}
