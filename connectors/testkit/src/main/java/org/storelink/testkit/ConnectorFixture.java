package org.storelink.testkit;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.storelink.connector.Challenge;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.StoreConnector;

/**
 * A connector and a scripted store to try it on. Made anew for each test and closed after it. Nothing may be reached that is
 * not on this machine.
 */
public interface ConnectorFixture extends AutoCloseable {

    /** A new instance at each call: the host of the next step may be another machine. */
    StoreConnector connector();

    /** The time at the scripted store. */
    Instant now();

    /** Where the scripted store listens, by name of endpoint; empty for a store that is not reached by HTTP. */
    default Map<String, URI> endpoints() {
        return Map.of();
    }

    /** What an operator would set for the connector, by name of setting. */
    default Map<String, String> settings() {
        return Map.of();
    }

    /** Id of the mode of linking to try; write one test class for each mode. */
    String mode();

    /** A credential that the scripted store accepts, by name of field. */
    Map<String, String> goodValues();

    /** A credential of the right form that it does not accept. */
    Map<String, String> wrongValues();

    /** The code that the scripted store has sent last; for stores that send codes. */
    default String sentCode() {
        throw new AssertionError("the fixture knows of no code that the store has sent");
    }

    /**
     * What the person answers: the first of some options, every one where several may be chosen, yes, and the code that was sent,
     * by the first way where none was chosen yet.
     */
    default ChallengeAnswer answer(Challenge challenge) {
        return switch (challenge) {
            case Challenge.Choose choose ->
                new ChallengeAnswer.Chosen(
                        choose.several()
                                ? choose.options().stream()
                                        .map(Challenge.Option::id)
                                        .toList()
                                : List.of(choose.options().getFirst().id()));
            case Challenge.Consent _ -> new ChallengeAnswer.Agreed();
            case Challenge.OneTimeCode code
            when code.sentTo().isEmpty() ->
                new ChallengeAnswer.SendTo(code.alternatives().getFirst().id());
            case Challenge.OneTimeCode _ -> new ChallengeAnswer.Code(sentCode());
        };
    }

    /** A slice with facts, of a vendor that linking finds. */
    ReportSlice sliceWithFacts();

    /** A slice for which the store says that there was nothing to report. */
    Optional<ReportSlice> sliceWithoutFacts();

    /** A slice whose report is not made yet. */
    Optional<ReportSlice> sliceNotMadeYet();

    /** A slice for which there will be no report, for example because it is too old. */
    Optional<ReportSlice> sliceThatNeverComes();

    /**
     * An app whose newest review may be answered, with as many reviews as make two pages where that can be; nothing happens to them unless
     * the connector does it. For modes that give reviews, and those must name one.
     */
    default Optional<String> appWithReviews() {
        return Optional.empty();
    }

    /** How often the store was called so far; empty when the kit may count HTTP requests instead. */
    default OptionalInt storeCalls() {
        return OptionalInt.empty();
    }

    /** How often the store was sent a password, or a proof of one, so far; empty when the mode has none, or the store cannot tell. */
    default OptionalInt passwordsSent() {
        return OptionalInt.empty();
    }

    /** Secrets that the store has handed out so far, such as tokens: none may ever be seen. */
    default Set<String> storeSecrets() {
        return Set.of();
    }

    @Override
    default void close() {}
}
