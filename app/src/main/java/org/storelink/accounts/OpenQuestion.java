package org.storelink.accounts;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.storelink.connector.Challenge;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.HandshakeState;
import org.storelink.platform.ProblemException;

/** A question that waits for a person, with what the connector wants back together with the answer. */
record OpenQuestion(Challenge challenge, HandshakeState handshake) {

    LinkState state() {
        return switch (challenge) {
            case Challenge.Choose _ -> LinkState.CHOOSE;
            case Challenge.Consent _ -> LinkState.CONSENT;
        };
    }

    /** @throws ProblemException bad request, when the answer is not one to this question */
    void check(ChallengeAnswer answer) {
        switch (challenge) {
            case Challenge.Consent _ -> {
                if (!(answer instanceof ChallengeAnswer.Agreed)) {
                    throw ProblemException.badField("done", "must be true: this step asks for agreement.");
                }
            }
            case Challenge.Choose choose -> {
                if (!(answer instanceof ChallengeAnswer.Chosen chosen)) {
                    throw ProblemException.badField(
                            "choices", "must name what is chosen: this step asks for a choice.");
                }
                check(choose, chosen.options());
            }
        }
    }

    private static void check(Challenge.Choose choose, List<String> chosen) {
        List<String> offered =
                choose.options().stream().map(Challenge.Option::id).toList();
        Set<String> different = new HashSet<>(chosen);
        if (chosen.isEmpty() || different.size() != chosen.size() || !offered.containsAll(chosen)) {
            throw ProblemException.badField("choices", "must be of " + String.join(", ", offered) + ", each once.");
        }
        if (chosen.size() > 1 && !choose.several()) {
            throw ProblemException.badField("choices", "must be exactly one.");
        }
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(state().name());
            out.writeUTF(challenge.prompt());
            switch (challenge) {
                case Challenge.Consent consent -> {
                    out.writeUTF(consent.consequence());
                    out.writeUTF(consent.action());
                }
                case Challenge.Choose choose -> {
                    out.writeBoolean(choose.several());
                    out.writeInt(choose.options().size());
                    for (Challenge.Option option : choose.options()) {
                        out.writeUTF(option.id());
                        out.writeUTF(option.label());
                    }
                }
            }
            out.write(handshake.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static OpenQuestion read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            LinkState state = LinkState.valueOf(in.readUTF());
            String prompt = in.readUTF();
            Challenge challenge = state == LinkState.CONSENT
                    ? new Challenge.Consent(prompt, in.readUTF(), in.readUTF())
                    : choose(prompt, in);
            return new OpenQuestion(challenge, new HandshakeState(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Challenge choose(String prompt, DataInputStream in) throws IOException {
        boolean several = in.readBoolean();
        List<Challenge.Option> options = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            options.add(new Challenge.Option(in.readUTF(), in.readUTF()));
        }
        return new Challenge.Choose(prompt, options, several);
    }
}
