package org.storelink.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.storelink.platform.TrustedAuthorities;

/** Hands mail to the mail server by SMTP (RFC 5321, RFC 3207). A mail that is handed in twice has one and the same message id. */
@ApplicationScoped
class Smtp {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MailConfig config;

    @Inject
    Smtp(MailConfig config) {
        this.config = config;
    }

    @SuppressWarnings("NullAway") // For the container's proxy.
    protected Smtp() {
        this.config = null;
    }

    /**
     * Returns when the mail server has taken it.
     *
     * @throws MessagingException when it did not, or may not have
     */
    void send(Mail mail) throws MessagingException {
        Session session = Session.getInstance(properties());
        Optional<String> user = config.user();
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(
                    config.host(),
                    config.port(),
                    user.orElse(null),
                    config.password().orElse(null));
            MimeMessage message = message(session, mail);
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private Properties properties() {
        String patience = String.valueOf(PATIENCE.toMillis());
        Properties properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", patience);
        properties.put("mail.smtp.timeout", patience);
        properties.put("mail.smtp.writetimeout", patience);
        properties.put("mail.smtp.auth", String.valueOf(config.user().isPresent()));
        properties.put("mail.smtp.from", config.from());
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put(
                "mail.smtp.ssl.socketFactory", TrustedAuthorities.context().getSocketFactory());
        switch (config.security()) {
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
            case NONE -> {}
        }
        return properties;
    }

    private MimeMessage message(Session session, Mail mail) throws MessagingException {
        String id = "<storelink-" + mail.id() + "-" + mail.writtenAt().toEpochMilli() + "@" + domain() + ">";
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        try {
            message.setFrom(new InternetAddress(config.from(), "Storelink", StandardCharsets.UTF_8.name()));
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("no UTF-8", e);
        }
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.recipient(), false));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(mail.writtenAt()));
        // Keeps answering machines from answering (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    private String domain() {
        return config.from().substring(config.from().indexOf('@') + 1);
    }
}
