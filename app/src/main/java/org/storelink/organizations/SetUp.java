package org.storelink.organizations;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.Actor;
import org.storelink.platform.CannotStart;
import org.storelink.platform.ProblemException;

/**
 * The first start: an owner from the configuration, or a link by which somebody who can read the log or the folder of Storelink makes
 * one. The link is good once; each start makes a new one until there is an owner.
 */
@ApplicationScoped
public class SetUp {

    private static final System.Logger LOG = System.getLogger(SetUp.class.getName());

    private final Founding founding;
    private final Passwords passwords;
    private final OrganizationsConfig config;

    @Inject
    SetUp(Founding founding, Passwords passwords, OrganizationsConfig config) {
        this.founding = founding;
        this.passwords = passwords;
        this.config = config;
    }

    @SuppressWarnings("NullAway") // For the client proxy, which has no fields of its own.
    protected SetUp() {
        this.founding = null;
        this.passwords = null;
        this.config = null;
    }

    /** After the vault: a start that it refuses must leave nothing behind. */
    void begin(@Observes @Priority(Interceptor.Priority.APPLICATION + 600) Startup start) {
        SetUpLinkFile file = new SetUpLinkFile(config.home());
        if (founding.found()) {
            file.delete();
        } else if (config.ownerEmail().isPresent() || config.ownerPassword().isPresent()) {
            makeConfiguredOwner();
            file.delete();
        } else {
            String link = config.publicUrl() + "/set-up?key=" + founding.newSetUpLink();
            file.write(link);
            LOG.log(Level.INFO, "Storelink has no owner yet. Open this link to become the owner: {0}", link);
        }
    }

    /** Whether somebody has to use the set-up link before anybody can sign in. */
    public boolean isAwaitingOwner() {
        return founding.isAwaitingOwner();
    }

    /** Whether a link still makes an owner. */
    public boolean isOpen(@Nullable String key) {
        return founding.setUpLink(key).isPresent();
    }

    /**
     * @throws ProblemException bad request naming {@code team}, {@code name}, {@code email} or {@code password}; not found when the
     *     link was used or replaced
     */
    public Actor complete(
            @Nullable String key,
            @Nullable String team,
            @Nullable String name,
            @Nullable String email,
            @Nullable String password) {
        SetUpLink link = founding.setUpLink(key).orElseThrow(() -> ProblemException.notFound("set-up link"));
        String checkedTeam = People.name("team", team);
        String checkedName = People.name("name", name);
        String checkedEmail = People.email(email);
        String hash = passwords.hash("password", password, checkedEmail);
        Actor owner = founding.makeFirstOwner(
                link.organizationId(), Optional.of(checkedTeam), checkedEmail, checkedName, hash);
        new SetUpLinkFile(config.home()).delete();
        return owner;
    }

    private void makeConfiguredOwner() {
        try {
            String email = People.email(config.ownerEmail().orElse(null));
            String hash = passwords.hash("password", config.ownerPassword().orElse(null), email);
            String name = email.substring(0, email.indexOf('@'));
            founding.makeFirstOwner(Organization.FIRST, Optional.empty(), email, name, hash);
            LOG.log(Level.INFO, "The owner from the configuration was made.");
        } catch (ProblemException e) {
            throw new CannotStart("The owner cannot be made from STORELINK_OWNER_EMAIL and STORELINK_OWNER_PASSWORD: "
                    + e.detail() + " Set both, or neither to get a set-up link.");
        }
    }
}
