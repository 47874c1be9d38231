package org.storelink.organizations;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;

/**
 * Hashes passwords by Argon2id with 19 MiB, two passes, one lane (the least that OWASP's password storage cheat sheet asks for). Two
 * hashes run at once, no more: otherwise signing in would be a way to exhaust the server.
 */
@ApplicationScoped
class Passwords {

    static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    private static final int SALT_BYTES = 16;
    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SecureRandom random = new SecureRandom();
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final Argon2Function argon2;
    private final String nobodys;

    Passwords() {
        this(ARGON2);
    }

    Passwords(Argon2Function argon2) {
        this.argon2 = argon2;
        this.nobodys = unmatched();
    }

    /** @throws ProblemException bad request naming {@code field} when it breaks a rule */
    String hash(String field, @Nullable String password, String email) {
        PasswordRules.check(field, password, email);
        return limited(() -> hashed(normal(password)));
    }

    /** Takes as long for nobody's password as for a member's, so that the time does not tell which addresses are members. */
    boolean matches(String password, Optional<String> hash) {
        boolean same = limited(() -> verify(normal(password), hash.orElse(nobodys)));
        return same && hash.isPresent();
    }

    private boolean verify(String password, String hash) {
        return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    }

    private String hashed(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return Password.hash(password).addSalt(salt).with(argon2).getResult();
    }

    /** A hash that costs as much to try as any, made without the cost of hashing: every start would pay it. */
    private String unmatched() {
        byte[] salt = new byte[SALT_BYTES];
        byte[] hash = new byte[argon2.getOutputLength()];
        random.nextBytes(salt);
        random.nextBytes(hash);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        argon2.getVersion(),
                        argon2.getMemory(),
                        argon2.getIterations(),
                        argon2.getParallelism(),
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }

    private <T> T limited(Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    /** Keyboards spell the same letter in several ways. */
    private static String normal(@Nullable String password) {
        return Normalizer.normalize(password == null ? "" : password, Normalizer.Form.NFC);
    }

    private static ProblemException busy() {
        return ProblemException.retryAfter(
                Problem.LIMIT_REACHED,
                "Too many people sign in at this moment. Try again in a little while.",
                PATIENCE);
    }
}
