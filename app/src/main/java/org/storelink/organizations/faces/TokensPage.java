package org.storelink.organizations.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storelink.organizations.NewToken;
import org.storelink.organizations.Scopes;
import org.storelink.organizations.Token;
import org.storelink.organizations.Tokens;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.ProblemException;
import org.storelink.platform.faces.Notices;

/** The person's tokens for programs. */
@Named
@RequestScoped
public class TokensPage {

    private static final String NEVER = "";
    private static final List<String> USUAL = List.of("account:read", "products:read", "private:read", "public:read");

    @Inject
    private Tokens tokens;

    @Inject
    private CurrentActor actor;

    @Inject
    private Clock clock;

    private @Nullable String label;
    private List<String> scopes = USUAL;
    private String life = "P90D";
    private @Nullable NewToken made;

    public List<Token> getMine() {
        return tokens.mine(actor.get());
    }

    public List<String> getAllScopes() {
        return Scopes.ALL;
    }

    public boolean isExpired(Token token) {
        return token.expiresAt().filter(end -> !clock.instant().isBefore(end)).isPresent();
    }

    /** Stays on the page: the token is shown this once. */
    public void create() {
        try {
            made = tokens.create(
                    actor.get(),
                    label,
                    scopes,
                    Optional.of(life).filter(period -> !period.equals(NEVER)).map(period -> clock.instant()
                            .atZone(ZoneOffset.UTC)
                            .plus(Period.parse(period))
                            .toInstant()),
                    Optional.empty());
            label = null;
        } catch (ProblemException problem) {
            Notices.problem(problem);
        }
    }

    public @Nullable String revoke(long id) {
        try {
            tokens.revoke(actor.get(), id);
        } catch (ProblemException problem) {
            Notices.problem(problem);
            return null;
        }
        Notices.done("Revoked. Programs that used this token are refused from now on.");
        return "/tokens?faces-redirect=true";
    }

    public @Nullable NewToken getMade() {
        return made;
    }

    public @Nullable String getLabel() {
        return label;
    }

    public void setLabel(@Nullable String label) {
        this.label = label;
    }

    public List<String> getScopes() {
        return scopes;
    }

    public void setScopes(@Nullable List<String> scopes) {
        this.scopes = scopes == null ? List.of() : scopes;
    }

    public String getLife() {
        return life;
    }

    /** @param life a period of ISO 8601; nothing for a token that does not expire */
    public void setLife(@Nullable String life) {
        this.life = life == null ? NEVER : life;
    }
}
