package org.storelink.appstoreconnect.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A cookie as Apple sets it.
 *
 * @param domain the domain it was set for; without one, the host that set it
 * @param wide whether it was set for a domain
 * @param expiresAt empty for a cookie that a browser would forget when it is closed; here it is kept all the same, because
 *     the identity of a signed-in account is one of these
 */
record Cookie(String name, String value, String domain, boolean wide, String path, Optional<Instant> expiresAt) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256}");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x3a\\x3c-\\x7e]{0,8192}");
    private static final Pattern SECONDS = Pattern.compile("-?\\d{1,12}");
    private static final DateTimeFormatter OLD_DATE =
            DateTimeFormatter.ofPattern("EEE, dd-MMM-[uuuu][uu] HH:mm:ss zzz", Locale.ENGLISH);

    /** Empty for what is no cookie, or one for somebody else's host. */
    static Optional<Cookie> of(String header, Site from, Instant now) {
        String[] parts = header.split(";");
        int equals = parts[0].indexOf('=');
        if (equals < 1) {
            return Optional.empty();
        }
        String name = parts[0].substring(0, equals).strip();
        String value = parts[0].substring(equals + 1).strip();
        Attributes attributes = new Attributes();
        for (int i = 1; i < parts.length; i++) {
            attributes.read(parts[i], now);
        }
        boolean wide = !attributes.domain.isEmpty();
        boolean sound = NAME.matcher(name).matches()
                && VALUE.matcher(value).matches()
                && (!wide || from.isIn(attributes.domain));
        return sound
                ? Optional.of(new Cookie(
                        name,
                        value,
                        wide ? attributes.domain : from.host(),
                        wide,
                        attributes.path,
                        attributes.expiresAt()))
                : Optional.empty();
    }

    private static final class Attributes {

        private String domain = "";
        private String path = "/";
        private Optional<Instant> byAge = Optional.empty();
        private Optional<Instant> byDate = Optional.empty();

        void read(String attribute, Instant now) {
            int equals = attribute.indexOf('=');
            String name = (equals < 0 ? attribute : attribute.substring(0, equals)).strip();
            String value = equals < 0 ? "" : attribute.substring(equals + 1).strip();
            switch (name.toLowerCase(Locale.ROOT)) {
                case "domain" -> domain = value.toLowerCase(Locale.ROOT).replaceFirst("^\\.", "");
                case "path" -> path = value.startsWith("/") ? value : "/";
                case "max-age" -> byAge = age(value, now);
                case "expires" -> byDate = date(value);
                default -> {}
            }
        }

        private static Optional<Instant> age(String value, Instant now) {
            return SECONDS.matcher(value).matches()
                    ? Optional.of(now.plusSeconds(Math.max(0, Long.parseLong(value))))
                    : Optional.empty();
        }

        private static Optional<Instant> date(String value) {
            for (DateTimeFormatter form : new DateTimeFormatter[] {DateTimeFormatter.RFC_1123_DATE_TIME, OLD_DATE}) {
                try {
                    return Optional.of(
                            Instant.from(form.withZone(ZoneOffset.UTC).parse(value)));
                } catch (DateTimeException _) {
                    // The other form may fit.
                }
            }
            return Optional.empty();
        }

        Optional<Instant> expiresAt() {
            return byAge.isPresent() ? byAge : byDate;
        }
    }

    boolean isOver(Instant now) {
        return expiresAt.isPresent() && !expiresAt.get().isAfter(now);
    }

    boolean goesTo(Site site, String requestPath) {
        boolean host = wide ? site.isIn(domain) : site.host().equals(domain);
        return host && (requestPath.equals(path) || requestPath.startsWith(path.endsWith("/") ? path : path + "/"));
    }

    /** Whether setting this one replaces the other. */
    boolean replaces(Cookie other) {
        return name.equals(other.name) && domain.equals(other.domain) && path.equals(other.path);
    }

    /** Whether it makes this browser a trusted one, so that a new sign-in needs no code. */
    boolean isTrust() {
        return name.startsWith("DES");
    }

    /** Apple expects the value of the trust cookie, which ends in equals signs, in quotes. */
    String sent() {
        return isTrust() && !value.startsWith("\"") ? name + "=\"" + value + '"' : name + "=" + value;
    }

    @Override
    public String toString() {
        return "Cookie[" + name + "]";
    }
}
