package org.storelink.organizations;

import java.time.Duration;
import org.storelink.platform.Actor;

/** How an attempt to sign in ended. */
public sealed interface SignInResult {

    record SignedIn(Actor actor) implements SignInResult {}

    /** Unknown e-mail address or wrong password: which one is told to nobody. */
    record Refused() implements SignInResult {

        public static final String WORDS = "The e-mail address or the password is wrong.";
    }

    /** Too many attempts before this one; the password was not looked at. */
    record TooMany(Duration retryAfter) implements SignInResult {

        public String words() {
            long seconds = retryAfterSeconds();
            return "Too many attempts to sign in. Try again in " + seconds + (seconds == 1 ? " second." : " seconds.");
        }

        /** Rounded up, at least 1. */
        public long retryAfterSeconds() {
            return Math.max(1, retryAfter.plusMillis(999).toSeconds());
        }
    }
}
