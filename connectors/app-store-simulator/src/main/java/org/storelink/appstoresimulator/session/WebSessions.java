package org.storelink.appstoresimulator.session;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.http.Refused;
import org.storelink.appstoresimulator.http.Request;
import org.storelink.appstoresimulator.http.WebErrors;
import org.storelink.appstoresimulator.market.Account;
import org.storelink.appstoresimulator.people.People;
import org.storelink.appstoresimulator.people.Person;
import org.storelink.appstoresimulator.people.Role;

/**
 * Gives cookies and recognizes them. {@code myacinfo} says who signed in and is of use until the session ends; {@code itctx} says which
 * account is being looked at; {@code dqsid} has to have been renewed within half an hour, which every use does; {@code DES…} lets
 * a browser sign in without a code for thirty days and counts only when it comes back in quote signs. Thread-safe.
 */
public final class WebSessions {

    private static final Duration TRUST = Duration.ofDays(30);
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final String TRUST_END = "==SRVT";

    private final Seal seal;
    private final Clock clock;
    private final People people;
    private final Map<String, Account> accounts;
    private final Duration life;
    private final Cookies cookies;
    private final Map<String, Long> ended = new ConcurrentHashMap<>();
    private final Map<String, Long> browsersForgotten = new ConcurrentHashMap<>();
    private final Map<String, Duration> trustedFor = new ConcurrentHashMap<>();
    private final Set<String> given = ConcurrentHashMap.newKeySet();

    /** @param life of a session from the sign-in on, whether it is used or not */
    public WebSessions(long seed, Clock clock, People people, List<Account> accounts, Duration life, Cookies cookies) {
        this.seal = new Seal(seed);
        this.clock = clock;
        this.people = people;
        this.accounts = new ConcurrentHashMap<>();
        accounts.forEach(account -> this.accounts.put(account.number(), account));
        this.life = life;
        this.cookies = cookies;
    }

    /** Every cookie value that was ever given: secrets, to be looked for where they should not be. */
    public Set<String> given() {
        return Set.copyOf(given);
    }

    /** Ends all sessions of an Apple ID that have begun. */
    public void end(String appleId) {
        ended.put(key(appleId), seal.serial());
    }

    /** Lets the next sign-in from every browser ask for a code again. */
    public void forgetBrowsers(String appleId) {
        browsersForgotten.put(key(appleId), seal.serial());
    }

    /** How long browsers are trusted from now on, in place of thirty days. */
    public void trustFor(String appleId, Duration life) {
        trustedFor.put(key(appleId), life);
    }

    private Duration trust(Person person) {
        return trustedFor.getOrDefault(key(person.appleId()), TRUST);
    }

    public Answer signIn(Person person, Answer answer) {
        return give(answer, "myacinfo", close("session", person.appleId()), Optional.empty());
    }

    public Answer trust(Person person, Answer answer) {
        String value = '"' + close("trust", person.appleId()) + TRUST_END + '"';
        return give(answer, trustName(person), value, Optional.of(trust(person)));
    }

    public boolean isTrusted(Person person, Request request) {
        String value = request.cookies().getOrDefault(trustName(person), "");
        String end = TRUST_END + '"';
        if (!value.startsWith("\"") || !value.endsWith(end)) {
            return false;
        }
        return seal.open("trust", value.substring(1, value.length() - end.length()))
                .filter(opened -> opened.word().equals(person.appleId()))
                .filter(opened -> clock.instant().isBefore(opened.at().plus(trust(person))))
                .filter(opened -> opened.serial() > browsersForgotten.getOrDefault(key(person.appleId()), 0L))
                .isPresent();
    }

    /** Who has signed in, if that is not too long ago. */
    public Optional<Person> signedIn(Request request) {
        return session(request).flatMap(opened -> people.find(opened.word()));
    }

    /** The person's accounts, as providers. */
    public List<Account> accounts(Person person) {
        return person.accounts().stream()
                .map(accounts::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The account that the cookies name, else the person's first; empty for somebody without App Store Connect. */
    public Optional<Account> account(Person person, Request request) {
        List<Account> mine = accounts(person);
        return seal.open("context", request.cookies().getOrDefault("itctx", ""))
                .flatMap(opened -> mine.stream()
                        .filter(account -> account.number().equals(opened.word()))
                        .findFirst())
                .or(() -> mine.stream().findFirst());
    }

    /** Begins a session with App Store Connect, or begins it anew with another account. */
    public Answer look(Person person, Account account, Answer answer) {
        Answer with = give(answer, "itctx", close("context", account.number()), Optional.empty());
        with = give(with, "wosid", close("objects", person.appleId()), Optional.empty());
        return renew(with.with("Set-Cookie", cookies.line("woinst", "160", Optional.empty()))
                .with("Set-Cookie", cookies.line("itcdq", "0", Optional.empty())));
    }

    /** Lets the session go on for another half an hour. */
    public Answer renew(Answer answer) {
        return give(answer, "dqsid", close("use", ""), Optional.of(IDLE));
    }

    /** As {@link #require(Request)}, refused with 403 for somebody without any of the roles. */
    public WebSession require(Request request, Role... oneOf) throws Refused {
        WebSession session = require(request);
        if (!session.person().has(oneOf)) {
            throw new Refused(WebErrors.api(403, "FORBIDDEN_ERROR", "This request is forbidden for security reasons"));
        }
        return session;
    }

    /** Who is looking at what; refused with 401 when the cookies do not say so, or no more. */
    public WebSession require(Request request) throws Refused {
        Person person = signedIn(request).orElseThrow(WebSessions::unauthenticated);
        boolean used = seal.open("use", request.cookies().getOrDefault("dqsid", ""))
                .filter(opened -> clock.instant().isBefore(opened.at().plus(IDLE)))
                .isPresent();
        if (!used || !request.cookies().containsKey("itctx")) {
            throw unauthenticated();
        }
        Account account = account(person, request).orElseThrow(WebSessions::unauthenticated);
        return new WebSession(person, session(request).orElseThrow().at(), account);
    }

    /** A token that forms of the trends pages have to bring along. */
    public String formToken(Person person) {
        String token = close("form", person.appleId());
        given.add(token);
        return token;
    }

    public boolean isFormToken(Person person, String token) {
        return seal.open("form", token)
                .filter(opened -> opened.word().equals(person.appleId()))
                .isPresent();
    }

    public static Refused unauthenticated() {
        return new Refused(Answer.text(401, Answer.PLAIN, "Unauthenticated"));
    }

    /** An id for public use that stands for an account. */
    public static String publicId(Account account) {
        return uuid("provider " + account.number());
    }

    /** An id for public use that stands for a person. */
    public static String publicId(Person person) {
        return uuid("person " + key(person.appleId()));
    }

    private Optional<Seal.Opened> session(Request request) {
        Instant now = clock.instant();
        return seal.open("session", request.cookies().getOrDefault("myacinfo", ""))
                .filter(opened -> now.isBefore(opened.at().plus(life)))
                .filter(opened -> opened.serial() > ended.getOrDefault(key(opened.word()), 0L));
    }

    private String close(String purpose, String word) {
        return seal.close(purpose, clock.instant(), word);
    }

    private Answer give(Answer answer, String name, String value, Optional<Duration> life) {
        given.add(value);
        return answer.with("Set-Cookie", cookies.line(name, value, life));
    }

    private static String key(String appleId) {
        return appleId.toLowerCase(Locale.ROOT);
    }

    private static String trustName(Person person) {
        return "DES" + uuid("browser " + key(person.appleId())).replace("-", "");
    }

    private static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
