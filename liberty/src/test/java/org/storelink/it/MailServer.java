package org.storelink.it;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Takes the mail of every server of this JVM, on loopback. */
final class MailServer {

    private static final GreenMail SERVER = started();

    private MailServer() {}

    private static GreenMail started() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(Duration.ofMinutes(1).toMillis());
        GreenMail server = new GreenMail(setup);
        server.start();
        return server;
    }

    /** Variables of the product that lead here. */
    static Map<String, String> settings() {
        return Map.of(
                "STORELINK_MAIL_HOST", "127.0.0.1",
                "STORELINK_MAIL_PORT", String.valueOf(SERVER.getSmtp().getPort()),
                "STORELINK_MAIL_SECURITY", "none",
                "STORELINK_MAIL_FROM", "storelink@storelink.example");
    }

    /** What somebody was sent that links to an account, oldest first. */
    static List<String> subjects(String recipient, String link) {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(mail -> recipient(mail).equals(recipient))
                .filter(mail -> GreenMailUtil.getBody(mail).lines().anyMatch(link::equals))
                .map(MailServer::subject)
                .toList();
    }

    private static String recipient(MimeMessage mail) {
        try {
            return GreenMailUtil.getAddressList(mail.getRecipients(RecipientType.TO));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
