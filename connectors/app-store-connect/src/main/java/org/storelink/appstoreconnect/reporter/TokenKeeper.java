package org.storelink.appstoreconnect.reporter;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.AuthenticationExpired;
import org.storelink.connector.MaterialStore;

/**
 * Keeps the token of one session. When it is over or refused, and not before, Apple is asked once whether there is a newer one,
 * which is saved before it is used: a newer one ends the older at once, so while a token is good there is none. It never creates
 * a token: that ends the one of other tools, and a person has to agree to it.
 */
public final class TokenKeeper {

    private final Lookup lookup;
    private final Kept kept;
    private final Clock clock;
    private @Nullable Access access;
    private boolean looked;

    public TokenKeeper(Lookup lookup, Kept kept, Clock clock) {
        this.lookup = lookup;
        this.kept = kept;
        this.clock = clock;
    }

    /** Where the store says which token there is now; empty when there is none. */
    public interface Lookup {

        Optional<AccessToken> token() throws ConnectorException, InterruptedException;
    }

    /** Where the token lies between sessions. */
    public interface Kept {

        Optional<Access> current();

        /** Durable when it returns. */
        void save(Access next);

        /** Material that holds the token and nothing else. */
        static Kept in(MaterialStore material) {
            return new Kept() {
                @Override
                public Optional<Access> current() {
                    return material.current().flatMap(Access::of);
                }

                @Override
                public void save(Access next) {
                    material.save(next.toMaterial());
                }
            };
        }
    }

    public interface Call<T> {

        T with(Access access) throws ConnectorException, InterruptedException;
    }

    /** Makes the call, a second time if the first failed for its token and there is a newer one. */
    public <T> T call(Call<T> call) throws ConnectorException, InterruptedException {
        Access usable = usable();
        try {
            return call.with(usable);
        } catch (ConnectorException e) {
            if (!(e.failure() instanceof AuthenticationExpired) || looked) {
                throw e;
            }
            Optional<Access> newer = lookForNewer(usable);
            if (newer.isEmpty()) {
                throw e;
            }
            return call.with(newer.get());
        }
    }

    private Access usable() throws ConnectorException, InterruptedException {
        Access current = access == null ? saved() : access;
        Instant now = clock.instant();
        if (current.token().isOver(now) && !looked) {
            current = lookForNewer(current).orElse(current);
        }
        if (current.token().isOver(now)) {
            throw new ConnectorException(new AuthenticationExpired(
                    "The token for reports has expired. Link the account again to create a new one."));
        }
        access = current;
        return current;
    }

    private Access saved() throws ConnectorException {
        return kept.current()
                .orElseThrow(() -> new ConnectorException(new AuthenticationExpired(
                        "There is no token for reports. Link the account again to create one.")));
    }

    private Optional<Access> lookForNewer(Access old) throws ConnectorException, InterruptedException {
        looked = true;
        Optional<Access> newer = lookup.token()
                .filter(token -> !token.equals(old.token()))
                .map(token -> new Access(token, old.account()));
        if (newer.isPresent()) {
            kept.save(newer.get());
            access = newer.get();
        }
        return newer;
    }
}
