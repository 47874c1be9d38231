package org.storelink.accounts.rest;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.platform.ProblemException;

/** An answer to the open question of a link attempt: one of these. */
@Schema(
        description =
                "One of `code` or `send_to` (state challenge), `choice` or `choices` (state choose), `done` (state"
                        + " consent) and `link` (state preview).")
public record AnswerBody(
        @Schema(description = "The code that the store has sent. Write-only.") @Nullable
        String code,

        @Schema(description = "Id of a delivery: send a code this way.") @Nullable
        String sendTo,

        @Schema(description = "Id of the one option that is chosen.") @Nullable
        String choice,

        @Schema(description = "Ids of the options that are chosen.") @Nullable
        List<String> choices,

        @Schema(description = "true: agreed.") @Nullable Boolean done,

        @Schema(description = "true: what the preview shows shall be linked.") @Nullable
        Boolean link,

        @Schema(hidden = true) @Nullable JsonValue values) {

    private static final String FORMS =
            "must be one of {code}, {send_to}, {choice}, {choices}, {done: true} and {link: true}.";

    /** Whether it says that what the preview shows shall be linked. */
    boolean confirms() {
        boolean confirms = link != null && link;
        if (confirms && !answers().isEmpty()) {
            throw ProblemException.badField("body", FORMS);
        }
        return confirms;
    }

    ChallengeAnswer toAnswer() {
        List<ChallengeAnswer> given = answers();
        if (given.size() != 1) {
            throw ProblemException.badField("body", FORMS);
        }
        return given.getFirst();
    }

    private List<ChallengeAnswer> answers() {
        if (values != null) {
            throw ProblemException.badField("values", "is not what is asked here. The body " + FORMS);
        }
        return Stream.of(
                        Optional.ofNullable(code).map(ChallengeAnswer.Code::new),
                        Optional.ofNullable(sendTo).map(ChallengeAnswer.SendTo::new),
                        Optional.ofNullable(choice).map(List::of).map(ChallengeAnswer.Chosen::new),
                        Optional.ofNullable(choices)
                                .map(ids -> ids.stream().map(String::valueOf).toList())
                                .map(ChallengeAnswer.Chosen::new),
                        Optional.ofNullable(done).filter(agreed -> agreed).map(_ -> new ChallengeAnswer.Agreed()))
                .<ChallengeAnswer>flatMap(Optional::stream)
                .toList();
    }

    /** A code is a secret. */
    @Override
    public String toString() {
        return "AnswerBody";
    }
}
