package org.storelink.example;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.CredentialRejected;
import org.storelink.connector.Credential;
import org.storelink.connector.MaterialStore;
import org.storelink.connector.SessionMaterial;

/** Finds the ticket that an earlier session left, or gets a new one when it has come to its end. */
final class Tickets {

    private final Stall stall;
    private final Credential credential;
    private final MaterialStore material;
    private final ConnectorContext context;

    Tickets(Stall stall, Credential credential, MaterialStore material, ConnectorContext context) {
        this.stall = stall;
        this.credential = credential;
        this.material = material;
        this.context = context;
    }

    String usable() throws ConnectorException {
        LocalDate today = StallConnector.today(context.clock());
        Optional<String> kept = material.current()
                .map(saved -> new String(saved.bytes(), StandardCharsets.UTF_8))
                .filter(ticket -> today.isBefore(Stall.goodUntil(ticket)));
        return kept.isPresent() ? kept.get() : fresh(today);
    }

    private String fresh(LocalDate today) throws ConnectorException {
        // Each time the passphrase leaves the house, the host is asked first: it counts, so that no stall bars an
        // account.
        context.signIns().spend();
        String ticket = stall.ticket(
                        credential.value(StallConnector.NAME), credential.value(StallConnector.PASSPHRASE), today)
                .orElseThrow(() -> new ConnectorException(
                        new CredentialRejected("The stall has a new passphrase. Link it again.")));
        // Saved before it is used: whatever happens next, it is not lost.
        material.save(material(ticket));
        return ticket;
    }

    /** A ticket in the form in which the host keeps it. It says no end, because a new one is had without a person. */
    static SessionMaterial material(String ticket) {
        return new SessionMaterial(ticket.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }
}
