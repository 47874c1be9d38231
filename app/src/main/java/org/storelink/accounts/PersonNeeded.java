package org.storelink.accounts;

import java.util.Locale;

/**
 * Event: an account needs a person, or soon will. Sent in the transaction that records it, each time that something runs into it while nobody
 * waits; what a person waits for and is shown is not told of.
 *
 * @param incident what it is about, one word for as long as it lasts: {@code needs_code}
 * @param headline the same for people: {@code Needs a code}
 * @param detail what the store or Storelink says of it, whole sentences
 * @param nextStep what the person can do, whole sentences
 */
public record PersonNeeded(
        long organizationId,
        long accountId,
        String nickname,
        String incident,
        String headline,
        String detail,
        String nextStep) {

    /** Because of what is remembered of the account's state. */
    static PersonNeeded now(Account account) {
        Condition condition = Condition.remembered(account.standing());
        return of(
                account,
                condition.state().name().toLowerCase(Locale.ROOT),
                condition.state().label(),
                condition);
    }

    /** Because of a warning that was given. */
    static PersonNeeded soon(Account account, ExpiryWarning warning, Condition condition) {
        return of(account, "expires_in_days_" + warning.daysAhead(), "Needs a person soon", condition);
    }

    private static PersonNeeded of(Account account, String incident, String headline, Condition condition) {
        return new PersonNeeded(
                account.organizationId(),
                account.id(),
                account.nickname(),
                incident,
                headline,
                condition.detail(),
                condition.nextStep());
    }
}
