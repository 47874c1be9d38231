package org.storelink.accounts;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.storelink.connector.Challenge;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.Vendor;
import org.storelink.platform.ProblemException;

/** A question that waits for a person, with what the connector wants back together with the answer. */
record OpenQuestion(Challenge challenge, HandshakeState handshake) {

    private static final int UNKNOWN = -1;
    private static final int NO_DIGIT = -1;

    /** A kind of its own, so that a choice which was parked before there was one is read as it was. */
    private static final String OF_VENDORS = "CHOOSE_VENDORS";

    private static final String AT_ONCE = "CONSENT_AT_ONCE";

    LinkState state() {
        return switch (challenge) {
            case Challenge.OneTimeCode _ -> LinkState.CHALLENGE;
            case Challenge.Choose _ -> LinkState.CHOOSE;
            case Challenge.Consent _ -> LinkState.CONSENT;
        };
    }

    /**
     * The answer as the connector may have it: a code without the blanks that people put between its digits.
     *
     * @throws ProblemException bad request, when the answer is not one to this question
     */
    ChallengeAnswer accept(ChallengeAnswer answer, Instant now) {
        return switch (challenge) {
            case Challenge.Consent _ -> {
                if (!(answer instanceof ChallengeAnswer.Agreed)) {
                    throw ProblemException.badField("done", "must be true: this step asks for agreement.");
                }
                yield answer;
            }
            case Challenge.Choose choose -> {
                if (!(answer instanceof ChallengeAnswer.Chosen chosen)) {
                    throw ProblemException.badField(
                            "choices", "must name what is chosen: this step asks for a choice.");
                }
                check(choose, chosen.options());
                yield answer;
            }
            case Challenge.OneTimeCode code ->
                switch (answer) {
                    case ChallengeAnswer.Code(String typed) -> new ChallengeAnswer.Code(digits(typed, code));
                    case ChallengeAnswer.SendTo(String delivery) -> {
                        check(code, delivery, now);
                        yield answer;
                    }
                    case ChallengeAnswer.Chosen _, ChallengeAnswer.Agreed _ ->
                        throw ProblemException.badField(
                                "code", "must be the code that the store has sent: this step asks for one.");
                };
        };
    }

    /**
     * The answer that needs no person, because an account is linked again: the vendors that are collected stay.
     *
     * @param collected their codes
     */
    Optional<ChallengeAnswer.Chosen> known(Set<String> collected) {
        List<String> chosen =
                vendors().map(Vendor::code).filter(collected::contains).toList();
        boolean tooMany = challenge instanceof Challenge.Choose choose && !choose.several() && chosen.size() > 1;
        return chosen.isEmpty() || tooMany ? Optional.empty() : Optional.of(new ChallengeAnswer.Chosen(chosen));
    }

    /** Whether it only has to be kept before it is agreed to, which needs no person. */
    boolean isAgreedAtOnce() {
        return challenge instanceof Challenge.Consent consent && consent.atOnce();
    }

    /** What is kept, asked of a person after all, with what has come between. */
    OpenQuestion afterRefusal(Refusal refusal) {
        String until = refusal.retryAt()
                .map(at -> " Go on after " + Condition.moment(at) + ".")
                .orElse("");
        return new OpenQuestion(
                new Challenge.Consent(
                        challenge.prompt(), refusal.message() + until + " Nothing is lost.", "Go on", true),
                handshake);
    }

    /** The vendors that it offers and the answer leaves out; none when it is not about vendors. */
    List<Vendor> leftOut(ChallengeAnswer answer) {
        return answer instanceof ChallengeAnswer.Chosen(List<String> chosen)
                ? vendors().filter(vendor -> !chosen.contains(vendor.code())).toList()
                : List.of();
    }

    private Stream<Vendor> vendors() {
        return challenge instanceof Challenge.Choose choose && choose.ofVendors()
                ? choose.options().stream().map(option -> new Vendor(option.id(), option.label()))
                : Stream.empty();
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

    /** Digits of any script, as ASCII. */
    private static String digits(String typed, Challenge.OneTimeCode code) {
        if (code.sentTo().isEmpty()) {
            throw ProblemException.badField("code", "was not sent yet. Say first where it shall be sent, by send_to.");
        }
        List<Integer> digits = typed.codePoints()
                .filter(letter -> !Character.isSpaceChar(letter) && !Character.isWhitespace(letter) && letter != '-')
                .mapToObj(letter -> Character.digit(letter, 10))
                .toList();
        if (digits.contains(NO_DIGIT) || digits.size() != code.length()) {
            throw ProblemException.badField("code", "must have " + code.length() + " digits.");
        }
        return digits.stream().map(String::valueOf).collect(Collectors.joining());
    }

    private static void check(Challenge.OneTimeCode code, String delivery, Instant now) {
        List<String> offered =
                code.alternatives().stream().map(Challenge.Delivery::id).toList();
        if (!offered.contains(delivery)) {
            throw ProblemException.badField("send_to", "must be one of " + String.join(", ", offered) + ".");
        }
        boolean takesNoWait = code.alternatives().stream()
                .anyMatch(way -> way.id().equals(delivery) && way.kind() == Challenge.Delivery.Kind.DEVICE);
        code.resendAt().filter(at -> now.isBefore(at) && !takesNoWait).ifPresent(at -> {
            throw ProblemException.badField(
                    "send_to", "must wait: the store sends another code after " + Condition.moment(at) + ".");
        });
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(kind());
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
                case Challenge.OneTimeCode code -> write(code, out);
            }
            out.write(handshake.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String kind() {
        if (isAgreedAtOnce()) {
            return AT_ONCE;
        }
        return challenge instanceof Challenge.Choose choose && choose.ofVendors() ? OF_VENDORS : state().name();
    }

    private static void write(Challenge.OneTimeCode code, DataOutputStream out) throws IOException {
        out.writeInt(code.length());
        out.writeUTF(code.sentTo());
        out.writeInt(code.alternatives().size());
        for (Challenge.Delivery delivery : code.alternatives()) {
            out.writeUTF(delivery.id());
            out.writeUTF(delivery.kind().name());
            out.writeUTF(delivery.target());
        }
        out.writeUTF(code.lastError());
        out.writeInt(code.triesLeft().orElse(UNKNOWN));
        out.writeUTF(code.resendAt().map(Instant::toString).orElse(""));
    }

    static OpenQuestion read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String kind = in.readUTF();
            boolean ofVendors = kind.equals(OF_VENDORS);
            boolean atOnce = kind.equals(AT_ONCE);
            LinkState state = ofVendors ? LinkState.CHOOSE : atOnce ? LinkState.CONSENT : LinkState.valueOf(kind);
            String prompt = in.readUTF();
            Challenge challenge =
                    switch (state) {
                        case CONSENT -> new Challenge.Consent(prompt, in.readUTF(), in.readUTF(), atOnce);
                        case CHOOSE -> choose(prompt, ofVendors, in);
                        case CHALLENGE -> code(prompt, in);
                        case WORKING, PREVIEW, LINKED, REFUSED, EXPIRED ->
                            throw new IllegalStateException("no question is kept in the state " + state);
                    };
            return new OpenQuestion(challenge, new HandshakeState(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Challenge choose(String prompt, boolean ofVendors, DataInputStream in) throws IOException {
        boolean several = in.readBoolean();
        List<Challenge.Option> options = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            options.add(new Challenge.Option(in.readUTF(), in.readUTF()));
        }
        return new Challenge.Choose(prompt, options, several, ofVendors);
    }

    private static Challenge code(String prompt, DataInputStream in) throws IOException {
        int length = in.readInt();
        String sentTo = in.readUTF();
        List<Challenge.Delivery> alternatives = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            alternatives.add(
                    new Challenge.Delivery(in.readUTF(), Challenge.Delivery.Kind.valueOf(in.readUTF()), in.readUTF()));
        }
        String lastError = in.readUTF();
        int triesLeft = in.readInt();
        String resendAt = in.readUTF();
        return new Challenge.OneTimeCode(
                prompt,
                length,
                sentTo,
                alternatives,
                lastError,
                triesLeft == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(triesLeft),
                resendAt.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(resendAt)));
    }
}
