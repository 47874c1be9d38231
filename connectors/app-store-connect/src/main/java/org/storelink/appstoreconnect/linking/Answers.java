package org.storelink.appstoreconnect.linking;

import java.util.List;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Defect;

/** Reads what a person answered. */
public final class Answers {

    private Answers() {}

    /** At least one option. */
    public static List<String> chosen(ChallengeAnswer answer) throws ConnectorException {
        return switch (answer) {
            case ChallengeAnswer.Chosen chosen when !chosen.options().isEmpty() -> chosen.options();
            case ChallengeAnswer.Chosen _, ChallengeAnswer.Agreed _, ChallengeAnswer.Code _, ChallengeAnswer.SendTo _ ->
                throw unfit();
        };
    }

    /** That the answer is of another kind than the question. */
    public static ConnectorException unfit() {
        return new ConnectorException(new Defect("The answer does not fit the question."));
    }
}
