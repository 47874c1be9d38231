package org.storelink.appstoreconnect.session;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.storelink.appstoreconnect.signin.Login;
import org.storelink.appstoreconnect.signin.SignIn;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.web.WebHttp;
import org.storelink.appstoreconnect.web.WebRequest;
import org.storelink.appstoreconnect.wire.Endpoints;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.AuthenticationExpired;
import org.storelink.connector.ConnectorFailure.Unavailable;

/**
 * App Store Connect as the linked account's browser sees it. Send a request; everything else happens by itself:
 *
 * <ul>
 *   <li>Before the first request the kept session is tried; opening one sends nothing. When Apple has ended it, and only then,
 *       the account is signed in again by password, silently, within the budget, once in a session, and only while Apple still
 *       trusts this browser. Where a code would be needed the request fails with {@code ChallengeRequired} and nothing is sent.
 *   <li>The site shows the numbers of the provider that was chosen when linking.
 *   <li>Cookies are saved durably before an answer is returned.
 *   <li>What answers that the site is out of order, as it does now and then, is asked once more, unless the site says when.
 *   <li>While nobody waits there is a pause before each request, so that the site is not asked more than a browser asks it.
 * </ul>
 *
 * <p>Whoever reads something here checks the status and the shape of the answer: {@link #json} for what is JSON,
 * {@link SiteRefusal} for the words. A request must be safe to send twice, or else go by {@link #sendOnce}, which repeats it only
 * where the session had ended before it. Paths begin with a slash and hold no secret. For one thread; ends soon after an interrupt.
 */
public final class WebSession {

    /** Of the connector's settings: how long to wait before each request. */
    public static final String PAUSE = "site.pause";

    private static final Duration USUAL_PAUSE = Duration.ofSeconds(1);

    private final ConnectorContext context;
    private final WebHttp http;
    private final Olympus olympus;
    private final AccountMaterial material;
    private final Renewal renewal;
    private final Duration pause;
    private Optional<Self> self = Optional.empty();
    private Optional<UserRoles> roles = Optional.empty();
    private boolean renewed;
    private Optional<ConnectorFailure> signInFailure = Optional.empty();

    /** How a session that has ended is begun again. */
    private interface Renewal {

        void signIn() throws ConnectorException, InterruptedException;
    }

    /** Says that a person must act before this account can be signed in again; asks Apple for nothing. */
    public interface NeedsPerson {

        ConnectorFailure failure(AccountMaterial material);
    }

    private WebSession(
            ConnectorContext context, WebHttp http, AccountMaterial material, Renewal renewal, Duration pause) {
        this.context = context;
        this.http = http;
        this.olympus = new Olympus(context, http);
        this.material = material;
        this.renewal = renewal;
        this.pause = pause;
    }

    /** For a linked account, while nobody waits. */
    public static WebSession unattended(
            ConnectorContext context,
            AccountMaterial material,
            WebHttp.Keeping keeping,
            Login login,
            NeedsPerson needsPerson) {
        WebHttp http = new WebHttp(context, material.cookies(), keeping);
        Renewal byPassword = () -> {
            boolean trusted = material.cookies()
                    .trustedUntil()
                    .filter(until -> until.isAfter(context.clock().instant()))
                    .isPresent();
            SignIn signIn = new SignIn(context, http, new SecureRandom());
            if (!trusted) {
                throw new ConnectorException(needsPerson.failure(material));
            }
            SignIn.Outcome outcome = signIn.withPassword(login);
            boolean codeNeeded = outcome instanceof SignIn.Outcome.CodeNeeded;
            if (codeNeeded) {
                // Apple has forgotten this browser. Until a person acts the password is not sent again in vain, not
                // even
                // when the host dies before it is told of this one.
                material.cookies().forgetTrust();
                keeping.changed();
            }
            // Whatever the site says later in this session says nothing about the password.
            context.signIns().accepted();
            if (codeNeeded) {
                throw new ConnectorException(needsPerson.failure(material));
            }
        };
        return new WebSession(context, http, material, byPassword, pause(context));
    }

    private static Duration pause(ConnectorContext context) {
        return context.setting(PAUSE).map(Duration::parse).orElse(USUAL_PAUSE);
    }

    /** For an account that a person has just signed in; it is not signed in again. */
    public static WebSession signedIn(ConnectorContext context, WebHttp http, AccountMaterial material) {
        Renewal none = () -> {
            throw new ConnectorException(
                    new Unavailable("App Store Connect did not take the sign-in over. Try again later."));
        };
        return new WebSession(context, http, material, none, Duration.ZERO);
    }

    /** Who is signed in; empty when App Store Connect does not know the Apple Account. Chooses no provider. */
    public Optional<Self> whoIsSignedIn() throws ConnectorException, InterruptedException {
        return olympus.session().self();
    }

    /** Chooses the provider whose numbers are read from now on. */
    public void choose(Provider provider) throws ConnectorException, InterruptedException {
        material.choose(provider);
        self = Optional.empty();
        roles = Optional.empty();
        self();
    }

    /** Whom the site takes this account for, working for the provider that was chosen. */
    public Self self() throws ConnectorException, InterruptedException {
        if (self.isEmpty()) {
            self = Optional.of(withProvider(alive()));
        }
        return self.get();
    }

    private Self alive() throws ConnectorException, InterruptedException {
        Recognition kept = olympus.session();
        if (kept instanceof Recognition.Known known) {
            return known.who();
        }
        requireSignedIn();
        if (renewed) {
            throw unusable();
        }
        renewed = true;
        try {
            renewal.signIn();
        } catch (ConnectorException e) {
            signInFailure = Optional.of(e.failure());
            throw e;
        }
        return switch (olympus.session()) {
            case Recognition.Known known -> known.who();
            case Recognition.WithoutProvider _ ->
                throw new ConnectorException(new AuthenticationExpired(
                        "This Apple Account works for nobody in App Store Connect any more. The Account Holder or an"
                                + " Admin can invite it under Users and Access; then link it again."));
            case Recognition.Nobody _ -> throw unusable();
        };
    }

    /** For whoever passes over what a page says: what the sign-in of this session met, if it failed, is never passed over. */
    public void requireSignedIn() throws ConnectorException {
        if (signInFailure.isPresent()) {
            throw new ConnectorException(signInFailure.get());
        }
    }

    private static ConnectorException unusable() {
        return new ConnectorException(new Unavailable(
                "Apple accepted the sign-in, but App Store Connect does not know of it. It will be tried again"
                        + " later."));
    }

    private Self withProvider(Self now) throws ConnectorException, InterruptedException {
        Optional<Provider> chosen = material.provider().filter(provider -> !provider.isSame(now.provider()));
        return chosen.isPresent() ? olympus.switchTo(chosen.get()) : now;
    }

    /** The user's roles with the provider, asked for once. */
    public UserRoles roles() throws ConnectorException, InterruptedException {
        if (roles.isEmpty()) {
            roles = Optional.of(olympus.roles(self(), material.appleId()));
        }
        return roles.get();
    }

    /** The same as far as Apple has told them by the way; asks for nothing. */
    public UserRoles rolesTold() {
        return roles.orElseGet(() -> new UserRoles(self.map(Self::roles).filter(told -> !told.isEmpty()), ""));
    }

    /**
     * Whether the site shows that agreements wait for somebody's signature.
     *
     * @throws ConnectorException ({@code Gone}) when that is not to be seen
     */
    public boolean agreementsWait() throws ConnectorException, InterruptedException {
        self();
        return olympus.agreementsWait();
    }

    /** The answer, whatever its status but one that only says that the session has ended. */
    public WebAnswer send(WebRequest request) throws ConnectorException, InterruptedException {
        WebAnswer answer = sendOnce(request);
        return answer.isOutOfOrder() && !answer.asksForPatience() ? sent(request) : answer;
    }

    /** The same for a request that changes something: one that may have been carried out is not sent again. */
    public WebAnswer sendOnce(WebRequest request) throws ConnectorException, InterruptedException {
        self();
        WebAnswer answer = sent(request);
        if (answer.status() == 401 && !answer.isPage()) {
            self = Optional.empty();
            self();
            return sent(request);
        }
        return answer;
    }

    private WebAnswer sent(WebRequest request) throws ConnectorException, InterruptedException {
        Thread.sleep(pause);
        return http.send(Endpoints.APP_STORE_CONNECT, request);
    }

    /**
     * The JSON of a successful answer.
     *
     * @throws ConnectorException when it is no success, or no JSON
     */
    public Json json(WebRequest request) throws ConnectorException, InterruptedException {
        return SiteRefusal.jsonOf(send(request), now());
    }

    private Instant now() {
        return context.clock().instant();
    }
}
