package org.storelink.accounts.rest;

import jakarta.json.JsonValue;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.platform.ProblemException;

/** An answer to the open question of a link attempt: one of these. */
@Schema(description = "One of `choice`, `choices` (state choose) and `done` (state consent).")
public record AnswerBody(
        @Schema(description = "Id of the one option that is chosen.") @Nullable
        String choice,

        @Schema(description = "Ids of the options that are chosen.") @Nullable
        List<String> choices,

        @Schema(description = "true: agreed.") @Nullable Boolean done,
        @Schema(hidden = true) @Nullable String code,
        @Schema(hidden = true) @Nullable String sendTo,
        @Schema(hidden = true) @Nullable JsonValue values) {

    ChallengeAnswer toAnswer() {
        refuse("code", code);
        refuse("send_to", sendTo);
        refuse("values", values);
        if (choices != null && choice == null && done == null) {
            return new ChallengeAnswer.Chosen(
                    choices.stream().map(String::valueOf).toList());
        }
        if (choice != null && choices == null && done == null) {
            return new ChallengeAnswer.Chosen(List.of(choice));
        }
        if (Boolean.TRUE.equals(done) && choice == null && choices == null) {
            return new ChallengeAnswer.Agreed();
        }
        throw ProblemException.badField("body", "must be one of {choice}, {choices} and {done: true}.");
    }

    private static void refuse(String field, @Nullable Object value) {
        if (value != null) {
            throw ProblemException.badField(field, "is not what is asked here. Answer with choice, choices or done.");
        }
    }
}
