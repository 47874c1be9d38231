package org.storelink.appstoresimulator.reporter;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.storelink.appstoresimulator.publishing.StoreClock;

/**
 * The access token of an Apple ID: one at a time, good for 180 days; a new one voids the former. The first steps
 * of unfinished exchanges are remembered, each good for one token. Thread-safe.
 */
public final class AccessTokens {

    private static final int DAYS = 180;

    /** A token and the first day on which it is of no use any more. */
    public record AccessToken(String value, LocalDate expiresOn) {

        public LocalDate createdOn() {
            return expiresOn.minusDays(DAYS);
        }
    }

    private final long seed;
    private final String owner;
    private final StoreClock clock;
    private final Optional<TokenFile> file;
    private final Set<String> openRequests = new HashSet<>();
    private Optional<AccessToken> current = Optional.empty();
    private int serial;

    /**
     * @param owner sets the tokens of several people apart
     * @param file remembers the token for the next start; without one each start begins without a token
     */
    AccessTokens(long seed, String owner, StoreClock clock, Optional<TokenFile> file) {
        this.seed = seed;
        this.owner = owner;
        this.clock = clock;
        this.file = file;
        file.flatMap(TokenFile::read).ifPresent(kept -> {
            current = Optional.of(kept.token());
            serial = kept.serial();
        });
    }

    /** Makes a token at once, without the exchange, and voids the former. */
    public synchronized AccessToken issue() {
        AccessToken token = new AccessToken(uuid("token"), clock.today().plusDays(DAYS));
        current = Optional.of(token);
        file.ifPresent(kept -> kept.write(new TokenFile.Kept(token, serial)));
        return token;
    }

    /** The token that counts now, be it expired. */
    public synchronized Optional<AccessToken> current() {
        return current;
    }

    /** Voids the token, as its owner can do on Apple's site at any time. */
    public synchronized void delete() {
        current = Optional.empty();
        file.ifPresent(TokenFile::clear);
    }

    public boolean isExpired(AccessToken token) {
        return !clock.today().isBefore(token.expiresOn());
    }

    /** First step of the exchange: an id that the client has to send back. */
    synchronized String openRequest() {
        String id = uuid("request");
        openRequests.add(id);
        return id;
    }

    /** Second step of the exchange; false if the id was never given or is used up. */
    synchronized boolean closeRequest(String id) {
        return openRequests.remove(id);
    }

    private String uuid(String purpose) {
        byte[] name = (seed + owner + " " + purpose + ' ' + ++serial).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }
}
