package org.storelink.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.storelink.platform.CannotStart;

/** How a mail server is spoken to. */
class SmtpTest {

    private static final String PASSWORD = "correct horse battery";

    @AutoClose("stop")
    private final GreenMail plain = new GreenMail(PostOffice.onLoopback(ServerSetup.PROTOCOL_SMTP));

    @AutoClose("stop")
    private final GreenMail encrypted = new GreenMail(PostOffice.onLoopback(ServerSetup.PROTOCOL_SMTPS));

    @Test
    void withoutEncryptionNothingIsHandedInUnlessTheOperatorSaysSo() throws Exception {
        plain.start();

        assertThatThrownBy(() -> new Smtp(config(plain, "starttls", Optional.empty())).send(mail()))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("STARTTLS");

        assertThat(plain.getReceivedMessages()).isEmpty();

        new Smtp(config(plain, "none", Optional.empty())).send(mail());

        assertThat(plain.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefusedBeforeThePasswordIsSent() {
        encrypted.start();

        assertThatThrownBy(() -> new Smtp(config(encrypted, "tls", Optional.of(PASSWORD))).send(mail()))
                .isInstanceOf(MessagingException.class)
                .message()
                .doesNotContain(PASSWORD);

        assertThat(encrypted.getReceivedMessages()).isEmpty();
    }

    @Test
    void settingsThatMakeNoSenseKeepTheServerFromStarting() {
        Optional<String> host = Optional.of("mail.example.org");
        Optional<String> from = Optional.of("storelink@example.org");
        Optional<String> none = Optional.empty();

        assertThatThrownBy(() -> new MailConfig(host, 587, "starttls", none, none, none))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("STORELINK_MAIL_FROM");
        assertThatThrownBy(() -> new MailConfig(
                        host, 587, "starttls", none, none, Optional.of("Storelink <storelink@example.org>")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("without a name");
        assertThatThrownBy(() -> new MailConfig(host, 0, "starttls", none, none, from))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("STORELINK_MAIL_PORT");
        assertThatThrownBy(() -> new MailConfig(host, 587, "ssl", none, none, from))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("starttls, tls or none, not ssl");
        assertThatThrownBy(() -> new MailConfig(host, 587, "tls", Optional.of("storelink"), none, from))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("STORELINK_MAIL_PASSWORD");
        assertThatThrownBy(
                        () -> new MailConfig(host, 587, "none", Optional.of("storelink"), Optional.of(PASSWORD), from))
                .isInstanceOf(CannotStart.class)
                .message()
                .contains("in the clear")
                .doesNotContain(PASSWORD);
    }

    private static MailConfig config(GreenMail server, String security, Optional<String> password) {
        int port = security.equals("tls")
                ? server.getSmtps().getPort()
                : server.getSmtp().getPort();
        return new MailConfig(
                Optional.of("127.0.0.1"),
                port,
                security,
                password.map(_ -> "storelink"),
                password,
                Optional.of("storelink@example.org"));
    }

    private static Mail mail() {
        return new Mail(1, 7, "ada@example.org", "Main: Needs a code", "Hello", Instant.parse("2026-11-22T08:00:00Z"));
    }
}
