package org.storelink.accounts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.storelink.connector.Capability;

/**
 * How an account is doing, in words.
 *
 * @param detail what is the matter, in a sentence
 * @param nextStep what a person should do; empty when nothing
 */
record Condition(AccountState state, Instant since, String detail, String nextStep) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    static Condition connectorMissing(String connector, Instant since) {
        return new Condition(
                AccountState.CONNECTOR_MISSING,
                since,
                "The connector " + connector + " is not installed, so nothing can be collected.",
                "Put the connector back and start Storelink again; what was collected is kept.");
    }

    static Condition paused(Instant since) {
        return new Condition(
                AccountState.PAUSED,
                since,
                "Nothing is collected while the account is paused.",
                "Resume it when you like.");
    }

    static Condition expiring(Instant expiresAt, Instant since, Instant now) {
        return new Condition(
                AccountState.EXPIRING,
                since,
                "A code, or a new link, is needed again " + when(expiresAt, now) + ".",
                (expiresAt.isAfter(now) ? "Link the account again before that day" : "Link the account again")
                        + "; what is stored and collected stays.");
    }

    /** How far ahead a moment is, and its day: {@code in 3 days, about 12 December 2026}. */
    static String when(Instant end, Instant now) {
        if (!end.isAfter(now)) {
            return "at any time: the store named " + DAY.format(end);
        }
        String about = ", about " + DAY.format(end);
        long days = ChronoUnit.DAYS.between(
                LocalDate.ofInstant(now, ZoneOffset.UTC), LocalDate.ofInstant(end, ZoneOffset.UTC));
        if (days <= 0) {
            return "today" + about;
        }
        return (days == 1 ? "tomorrow" : "in " + days + " days") + about;
    }

    /** Healthy, or limited when the account lacks a right for something that its mode could give. */
    static Condition whenHealthy(Instant since, Instant checkedAt, Map<Capability, CapabilityState> capabilities) {
        List<Capability> missing = capabilities.entrySet().stream()
                .filter(entry -> entry.getValue().state() == CapabilityState.Grant.MISSING)
                .map(Map.Entry::getKey)
                .toList();
        if (missing.isEmpty()) {
            return new Condition(AccountState.HEALTHY, since, "Everything that is due has been collected.", "");
        }
        return new Condition(
                AccountState.LIMITED,
                checkedAt,
                "The store does not grant " + words(missing) + ".",
                "See the reasons beside the capabilities, then check the account.");
    }

    static Condition remembered(Standing standing) {
        String until = standing.restingUntil().map(MOMENT::format).orElse("");
        return switch (standing.state()) {
            case PREPARING -> of(standing, "The history is being collected, newest days first.", "");
            case SYNCING -> of(standing, "Being collected right now.", "");
            case DELAYED_BY_STORE ->
                of(
                        standing,
                        "The store does not answer as it should.",
                        until.isEmpty()
                                ? "Nothing: it is asked again by itself."
                                : "Nothing: it is asked again after " + until + ".");
            case NEEDS_RELINK ->
                of(
                        standing,
                        "The store no longer accepts the credential.",
                        "Link the account again. Until then nothing is sent, so that the store does not lock it.");
            case NEEDS_CODE ->
                of(
                        standing,
                        "The store wants a code before it lets Storelink in again.",
                        "Enter the code that the store sends you. What needs it waits until then; what needs none goes on.");
            case NEEDS_PERMISSION ->
                of(
                        standing,
                        "The store grants none of what this account is linked for.",
                        "Have the missing right granted at the store, then check the account.");
            case AGREEMENT_TO_BE_SIGNED ->
                of(
                        standing,
                        "An agreement with the store waits for a signature.",
                        "Have it signed at the store, then check the account.");
            case LOCKED ->
                of(
                        standing,
                        "The store has locked the account.",
                        "Nothing is sent before " + until + ". Unlock the account at the store, then check it here.");
            case LIMITED ->
                of(standing, "Something could not be collected.", "Look at the imports of the account for what it is.");
            case HEALTHY, EXPIRING, PAUSED, CONNECTOR_MISSING ->
                of(standing, "Everything that is due has been collected.", "");
        };
    }

    /** A moment as sentences tell it. */
    static String moment(Instant at) {
        return MOMENT.format(at);
    }

    private static Condition of(Standing standing, String usualDetail, String nextStep) {
        String detail = standing.detail().isBlank() ? usualDetail : standing.detail();
        return new Condition(standing.state(), standing.since(), detail, nextStep);
    }

    private static String words(List<Capability> capabilities) {
        return String.join(
                ", ",
                capabilities.stream()
                        .map(capability ->
                                capability.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .toList());
    }
}
