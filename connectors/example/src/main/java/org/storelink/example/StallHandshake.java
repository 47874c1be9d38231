package org.storelink.example;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.storelink.connector.Challenge;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.CredentialRejected;
import org.storelink.connector.ConnectorFailure.Defect;
import org.storelink.connector.Credential;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkHandshake;
import org.storelink.connector.LinkStep;
import org.storelink.connector.SessionMaterial;
import org.storelink.connector.StoreIdentity;
import org.storelink.connector.Vendor;

/**
 * Two steps: the passphrase, then the choice of tables. Minutes may lie between them, and the second may come to another
 * server: all that the second step needs travels in the state, which the host encrypts.
 */
final class StallHandshake implements LinkHandshake {

    private final Stall stall;
    private final ConnectorContext context;

    StallHandshake(Stall stall, ConnectorContext context) {
        this.stall = stall;
        this.context = context;
    }

    @Override
    public LinkStep begin(Credential credential, Optional<SessionMaterial> earlier) {
        try {
            // Each time the passphrase leaves the house, the host is asked first: it counts, so that no stall bars an
            // account.
            context.signIns().spend();
        } catch (ConnectorException e) {
            return new LinkStep.Refused(e.failure());
        }
        Optional<String> ticket = stall.ticket(
                credential.value(StallConnector.NAME),
                credential.value(StallConnector.PASSPHRASE),
                StallConnector.today(context.clock()));
        if (ticket.isEmpty()) {
            // The type decides what the host does: it will not send this passphrase again until a person acts.
            // The message is for that person, and repeats no secret.
            return new LinkStep.Refused(new CredentialRejected(
                    "The stall does not know this name with this passphrase. Check both, or ask at the stall."));
        }
        List<Challenge.Option> tables = stall.tables(ticket.get(), StallConnector.today(context.clock())).stream()
                .map(table -> new Challenge.Option(table, "The " + table + " table"))
                .toList();
        return new LinkStep.Challenged(
                // The host answers this by itself when a person links the stall again: the tables of before stay.
                Challenge.Choose.vendors("Whose books shall be collected?", tables),
                new HandshakeState(ticket.get().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public LinkStep answer(Credential credential, HandshakeState state, ChallengeAnswer answer)
            throws ConnectorException {
        String ticket = new String(state.bytes(), StandardCharsets.UTF_8);
        List<String> tables = stall.tables(ticket, StallConnector.today(context.clock()));
        return switch (answer) {
            case ChallengeAnswer.Chosen chosen
            when tables.containsAll(chosen.options()) ->
                new LinkStep.Linked(grant(credential, ticket, chosen.options()));
            case ChallengeAnswer.Chosen _, ChallengeAnswer.Agreed _, ChallengeAnswer.Code _, ChallengeAnswer.SendTo _ ->
                // Nobody expected that: an exception. What a store may well refuse is a LinkStep.Refused.
                throw new ConnectorException(new Defect("The answer does not fit the question."));
        };
    }

    /** A real connector downloads a report of each vendor before it says linked. */
    private static LinkGrant grant(Credential credential, String ticket, List<String> tables) {
        String name = credential.value(StallConnector.NAME);
        return new LinkGrant(
                // Linking again must come to the same id: nothing random, nothing that a person may rename.
                new StoreIdentity("stall/" + name, "The " + name + " stall"),
                tables.stream()
                        .map(table -> new Vendor(table, "The " + table + " table"))
                        .toList(),
                StallConnector.GIVEN.stream()
                        .sorted()
                        .map(capability -> new Check(capability, Check.Outcome.GRANTED, ""))
                        .toList(),
                Optional.of(Tickets.material(ticket)));
    }
}
