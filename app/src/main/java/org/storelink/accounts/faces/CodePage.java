package org.storelink.accounts.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.storelink.accounts.LinkAttempt;
import org.storelink.connector.Challenge;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.platform.ProblemException;

/** The step of the wizard that asks for a code of the store's, or where the store shall send one. */
@Named
@RequestScoped
public class CodePage {

    @Inject
    private LinkPage wizard;

    private @Nullable String code;

    public LinkAttempt.Question getQuestion() {
        return wizard.getAttempt().challenge().orElseThrow(() -> ProblemException.notFound("open question"));
    }

    /** Whether a code is on its way; otherwise a delivery must be chosen first. */
    public boolean isWaitsForCode() {
        return !getQuestion().sentTo().isEmpty();
    }

    public @Nullable Integer getTriesLeft() {
        return getQuestion().triesLeft().orElse(null);
    }

    public @Nullable Instant getResendAt() {
        return getQuestion().resendAt().orElse(null);
    }

    /** What the button of a delivery says. */
    public String label(LinkAttempt.Delivery delivery) {
        if (delivery.target().equals(getQuestion().sentTo())) {
            return "Send it again to " + delivery.target();
        }
        return switch (delivery.kind()) {
            case DEVICE ->
                isWaitsForCode()
                        ? "Use the code on " + delivery.target() + " instead"
                        : "Send it to " + delivery.target();
            case SMS -> "Send by SMS to " + delivery.target() + (isWaitsForCode() ? " instead" : "");
            case VOICE -> "Call " + delivery.target() + (isWaitsForCode() ? " instead" : "");
        };
    }

    /** Whether a delivery is closed until the store may send again. */
    public boolean isBoundToWait(LinkAttempt.Delivery delivery) {
        return delivery.kind() != Challenge.Delivery.Kind.DEVICE;
    }

    public @Nullable String enter() {
        return wizard.answer(new ChallengeAnswer.Code(code == null ? "" : code));
    }

    public @Nullable String sendTo(String delivery) {
        return wizard.answer(new ChallengeAnswer.SendTo(delivery));
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
