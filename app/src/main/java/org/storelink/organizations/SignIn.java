package org.storelink.organizations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;

/**
 * Every door that takes a password leads through here: the sign-in page, Basic authentication, a change of the password. The attempt
 * is counted first, then the password is checked without a transaction open, then the member is read again.
 */
@ApplicationScoped
public class SignIn {

    private static final System.Logger LOG = System.getLogger(SignIn.class.getName());
    private static final int TRIES_TO_COUNT = 5;

    private final Attempts attempts;
    private final Credentials credentials;
    private final Passwords passwords;
    private final RememberedPasswords remembered;

    @Inject
    SignIn(Attempts attempts, Credentials credentials, Passwords passwords, RememberedPasswords remembered) {
        this.attempts = attempts;
        this.credentials = credentials;
        this.passwords = passwords;
        this.remembered = remembered;
    }

    @SuppressWarnings("NullAway") // For the client proxy, which has no fields of its own.
    protected SignIn() {
        this.attempts = null;
        this.credentials = null;
        this.passwords = null;
        this.remembered = null;
    }

    /** What a look at a password shows. */
    private sealed interface Verdict {

        record Right(Credentials.Stored checked, int failedBefore) implements Verdict {}

        record Wrong() implements Verdict {}

        record NotLookedAt(Duration retryAfter) implements Verdict {}
    }

    /**
     * For the console.
     *
     * @param address where the request comes from
     */
    public SignInResult withPassword(@Nullable String typedEmail, @Nullable String password, String address) {
        return switch (look(People.normalEmail(typedEmail), password, address)) {
            case Verdict.Right(Credentials.Stored checked, int failedBefore) ->
                signedIn(credentials.signedIn(checked, failedBefore));
            case Verdict.Wrong() -> new SignInResult.Refused();
            case Verdict.NotLookedAt(Duration retryAfter) -> new SignInResult.TooMany(retryAfter);
        };
    }

    /**
     * For programs, which send the password with each request: what was right is remembered for five minutes, so that it costs no
     * hash and no attempt each time.
     */
    public SignInResult withPasswordAgain(String typedEmail, String password, String address) {
        String email = People.normalEmail(typedEmail);
        Optional<Actor> known = remembered.find(email, password).flatMap(credentials::current);
        if (known.isPresent()) {
            return signedIn(known);
        }
        return switch (look(email, password, address)) {
            case Verdict.Right(Credentials.Stored checked, int failedBefore) -> {
                remembered.remember(email, password, checked);
                yield signedIn(credentials.current(checked));
            }
            case Verdict.Wrong() -> new SignInResult.Refused();
            case Verdict.NotLookedAt(Duration retryAfter) -> new SignInResult.TooMany(retryAfter);
        };
    }

    /**
     * Ends all sessions of the member.
     *
     * @throws ProblemException bad request naming {@code current_password} or {@code new_password}; limit reached
     */
    public void changePassword(Actor actor, @Nullable String current, @Nullable String next, String address) {
        Credentials.Stored stored = credentials.of(actor).orElseThrow(() -> ProblemException.notFound("member"));
        switch (look(stored.email(), current, address)) {
            case Verdict.Wrong() -> throw ProblemException.badField("current_password", "is not your password.");
            case Verdict.NotLookedAt(Duration retryAfter) ->
                throw ProblemException.retryAfter(
                        Problem.LIMIT_REACHED, new SignInResult.TooMany(retryAfter).words(), retryAfter);
            case Verdict.Right right -> credentials.change(actor, passwords.hash("new_password", next, stored.email()));
        }
    }

    private Verdict look(String email, @Nullable String password, String address) {
        Duration wait = claim(email, address);
        if (!wait.isZero()) {
            LOG.log(
                    Level.WARNING,
                    "Too many attempts to sign in, address {0}: closed for {1} s",
                    address,
                    wait.toSeconds());
            return new Verdict.NotLookedAt(wait);
        }
        Optional<Credentials.Stored> stored = credentials.find(email);
        boolean right =
                passwords.matches(password == null ? "" : password, stored.map(Credentials.Stored::passwordHash));
        if (!right) {
            LOG.log(Level.WARNING, "An attempt to sign in failed, address {0}", address);
            return new Verdict.Wrong();
        }
        int failedBefore = attempts.succeeded(email, address);
        attempts.forgetOld();
        return new Verdict.Right(stored.orElseThrow(), failedBefore);
    }

    /** Nobody, when the member left or changed the password in this very moment. */
    private static SignInResult signedIn(Optional<Actor> actor) {
        return actor.<SignInResult>map(SignInResult.SignedIn::new).orElseGet(SignInResult.Refused::new);
    }

    private Duration claim(String email, String address) {
        for (int tries = 1; tries < TRIES_TO_COUNT; tries++) {
            try {
                return attempts.claim(email, address);
            } catch (PersistenceException madeMeanwhile) {
                // Another transaction made the row between our look and our insert: now it is there to be locked.
            }
        }
        return attempts.claim(email, address);
    }
}
