package org.storelink.example;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pf4j.Extension;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorDescriptor;
import org.storelink.connector.Credential;
import org.storelink.connector.CredentialField;
import org.storelink.connector.CredentialField.Format;
import org.storelink.connector.CredentialMode;
import org.storelink.connector.Grain;
import org.storelink.connector.Guide;
import org.storelink.connector.LinkHandshake;
import org.storelink.connector.MaterialStore;
import org.storelink.connector.ReportParser;
import org.storelink.connector.ReportStream;
import org.storelink.connector.Store;
import org.storelink.connector.StoreConnector;
import org.storelink.connector.StoreSession;

/**
 * The way in, found by its annotation. One instance serves many threads at once, so it holds nothing that changes. (The stall
 * below is the store itself, which in real life stands elsewhere.)
 */
@Extension
public final class StallConnector implements StoreConnector {

    static final String MODE = "passphrase";
    static final String NAME = "stall_name";
    static final String PASSPHRASE = "passphrase";
    static final String DAILY = "sales-daily";

    /** What a session has reports, reviews and replies for; the kit checks that both agree. */
    static final Set<Capability> GIVEN = Set.of(Capability.SALES, Capability.REVIEWS, Capability.REPLIES);

    private static final String GUIDE = "get-a-passphrase";
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final Stall stall;

    /** For the host, which makes the instance. */
    public StallConnector() {
        this(new Stall());
    }

    StallConnector(Stall stall) {
        this.stall = stall;
    }

    /**
     * Pure data. The console draws its forms from the fields, the planner makes its plan from the streams, and every capability
     * that the mode lacks must come with a reason that helps whoever reads it.
     */
    @Override
    public ConnectorDescriptor descriptor() {
        return new ConnectorDescriptor(
                "example",
                "Market stall",
                new Store("stall", 9001, "Market stall"),
                List.of(passphraseMode()),
                List.of(dailySales()),
                List.of(), // a store that is reached by HTTP names each of its hosts here
                List.of(new Guide(
                        GUIDE,
                        "Get the passphrase of your stall",
                        "You need it to link the stall.",
                        List.of("Go to the stall.", "Ask for the passphrase.", "Buy an apple."))));
    }

    private static CredentialMode passphraseMode() {
        Map<Capability, String> absences = new EnumMap<>(Capability.class);
        for (Capability capability : Capability.values()) {
            if (!GIVEN.contains(capability)) {
                absences.put(capability, "A market stall only keeps books about what it sells, and a guest book.");
            }
        }
        return new CredentialMode(
                MODE,
                "Passphrase",
                "The only way to link a stall.",
                List.of(
                        new CredentialField.Text(
                                NAME,
                                "Name of the stall",
                                "As painted on its front.",
                                true,
                                Optional.of(Format.of("[a-z]+", "one word in lower-case letters"))),
                        // Secret, so that it is never shown, returned or logged.
                        new CredentialField.Secret(
                                PASSPHRASE, "Passphrase", "Spoken, never written.", true, Optional.empty())),
                GIVEN,
                absences,
                Optional.of(GUIDE));
    }

    private static ReportStream dailySales() {
        return new ReportStream(
                DAILY,
                "Daily sales",
                Capability.SALES,
                Grain.DAY,
                ZONE,
                LocalDate.of(2020, 1, 1),
                Optional.of(Period.ofDays(90)), // older books are thrown away: the host does not ask for them
                Duration.ofMinutes(30), // the books of a day are usually there half an hour after midnight
                0); // and never change again
    }

    @Override
    public LinkHandshake handshake(ConnectorContext context) {
        return new StallHandshake(stall, context);
    }

    /** Signs in nowhere: that waits until somebody asks the session for something. */
    @Override
    public StoreSession open(ConnectorContext context, Credential credential, MaterialStore material) {
        return new StallSession(stall, new Tickets(stall, credential, material, context), context.clock());
    }

    @Override
    public ReportParser parser() {
        return new StallParser();
    }

    /** Today, where the stall stands. Never ask the machine for the time: tests, and practice stores, have their own. */
    static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
