package org.storelink.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.storelink.connector.Challenge;
import org.storelink.connector.HandshakeState;

class OpenQuestionTest {

    private static final List<Challenge.Option> OPTIONS =
            List.of(new Challenge.Option("8001", "One"), new Challenge.Option("8002", "Two"));

    @Test
    void keepsWhetherItIsAboutVendors() {
        OpenQuestion vendors =
                new OpenQuestion(Challenge.Choose.vendors("Which?", OPTIONS), new HandshakeState(new byte[] {1}));
        OpenQuestion providers =
                new OpenQuestion(new Challenge.Choose("Which?", OPTIONS, true), new HandshakeState(new byte[] {1}));

        assertThat(OpenQuestion.read(vendors.toBytes()).challenge()).isEqualTo(vendors.challenge());
        assertThat(OpenQuestion.read(providers.toBytes()).challenge()).isEqualTo(providers.challenge());
    }

    /** A question that is parked beside an account waits for weeks, over updates. */
    @Test
    void readsAChoiceThatWasKeptBeforeItsKindWas() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF("CHOOSE");
            out.writeUTF("Which?");
            out.writeBoolean(true);
            out.writeInt(OPTIONS.size());
            for (Challenge.Option option : OPTIONS) {
                out.writeUTF(option.id());
                out.writeUTF(option.label());
            }
            out.write("cookies".getBytes(UTF_8));
        }

        OpenQuestion question = OpenQuestion.read(bytes.toByteArray());

        assertThat(question.challenge()).isEqualTo(new Challenge.Choose("Which?", OPTIONS, true));
        assertThat(question.handshake().bytes()).isEqualTo("cookies".getBytes(UTF_8));
    }
}
