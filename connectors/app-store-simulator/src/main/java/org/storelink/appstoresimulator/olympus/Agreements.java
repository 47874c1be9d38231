package org.storelink.appstoresimulator.olympus;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.storelink.appstoresimulator.http.Refused;
import org.storelink.appstoresimulator.http.WebErrors;
import org.storelink.appstoresimulator.market.Account;

/** Agreements that an account's holder has to sign. While there is one, iris refuses everything. Thread-safe. */
public final class Agreements {

    private final Map<String, String> messages = new ConcurrentHashMap<>();

    /** Asks an account to sign something, in Apple's words. */
    public void ask(String account, String message) {
        messages.put(account, message);
    }

    public void sign(String account) {
        messages.remove(account);
    }

    List<String> messages(Account account) {
        return Optional.ofNullable(messages.get(account.number())).stream().toList();
    }

    public void require(Account account) throws Refused {
        if (messages.containsKey(account.number())) {
            throw new Refused(WebErrors.api(
                    403,
                    "FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED",
                    "A required agreement is missing or has expired."));
        }
    }
}
