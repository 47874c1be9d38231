package org.storelink.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.storelink.platform.CannotStart;

/** The mail server that takes Storelink's mail. Without one nobody is told by mail. */
@ApplicationScoped
class MailConfig {

    /** How the connection to the mail server is protected. */
    enum Security {
        /** Begins in the clear and must then be encrypted. */
        STARTTLS,
        /** Encrypted from the first byte. */
        TLS,
        /** Not at all: for a mail server on the same machine. */
        NONE
    }

    private final Optional<String> host;
    private final int port;
    private final Security security;
    private final Optional<String> user;
    private final Optional<String> password;
    private final String from;

    /**
     * @param host mail server; without it no mail is written
     * @param port its port for handing in mail
     * @param security {@code starttls}, {@code tls} or {@code none}
     * @param user who hands in mail, where the server asks
     * @param password of that user
     * @param from address that mail comes from; needed with a mail server
     * @throws CannotStart when the settings make no sense
     */
    @Inject
    MailConfig(
            @ConfigProperty(name = "storelink.mail.host") Optional<String> host,
            @ConfigProperty(name = "storelink.mail.port", defaultValue = "587") int port,
            @ConfigProperty(name = "storelink.mail.security", defaultValue = "starttls") String security,
            @ConfigProperty(name = "storelink.mail.user") Optional<String> user,
            @ConfigProperty(name = "storelink.mail.password") Optional<String> password,
            @ConfigProperty(name = "storelink.mail.from") Optional<String> from) {
        this.host = host;
        this.port = port;
        this.security = security(security);
        this.user = user;
        this.password = password;
        this.from = from.orElse("");
        if (host.isPresent() && !isAddress(this.from)) {
            throw new CannotStart(
                    "STORELINK_MAIL_HOST names a mail server; STORELINK_MAIL_FROM must name the address that"
                            + " mail comes from, like storelink@example.com and without a name.");
        }
        if (port < 1 || port > 65_535) {
            throw new CannotStart("STORELINK_MAIL_PORT is a number from 1 to 65535, not " + port + ".");
        }
        if (user.isPresent() != password.isPresent()) {
            throw new CannotStart("STORELINK_MAIL_USER and STORELINK_MAIL_PASSWORD are set together or not at all.");
        }
        if (user.isPresent() && this.security == Security.NONE) {
            throw new CannotStart(
                    "With STORELINK_MAIL_SECURITY=none the password of the mail server would travel in the clear. Use starttls or tls.");
        }
    }

    @SuppressWarnings("NullAway") // For the container's proxy.
    protected MailConfig() {
        this.host = Optional.empty();
        this.port = 0;
        this.security = Security.STARTTLS;
        this.user = Optional.empty();
        this.password = Optional.empty();
        this.from = "";
    }

    private static boolean isAddress(String text) {
        try {
            InternetAddress address = new InternetAddress(text, true);
            return text.contains("@") && text.equals(address.getAddress());
        } catch (AddressException _) {
            return false;
        }
    }

    private static Security security(String word) {
        try {
            return Security.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new CannotStart("STORELINK_MAIL_SECURITY is starttls, tls or none, not " + word + ".", e);
        }
    }

    /** Whether there is a mail server. */
    boolean isOn() {
        return host.isPresent();
    }

    String host() {
        return host.orElseThrow();
    }

    int port() {
        return port;
    }

    Security security() {
        return security;
    }

    Optional<String> user() {
        return user;
    }

    Optional<String> password() {
        return password;
    }

    String from() {
        return from;
    }
}
