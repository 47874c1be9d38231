package org.storelink.organizations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The first owner, and what the API allows. */
@ApplicationScoped
public class OrganizationsConfig {

    private final Path home;
    private final String publicUrl;
    private final Optional<String> ownerEmail;
    private final Optional<String> ownerPassword;
    private final boolean basic;
    private final long dailyLimit;
    private final int limitStatus;

    /**
     * @param home folder of everything that Storelink keeps
     * @param publicUrl how people reach the server, without a slash at the end; for the set-up link in the log
     * @param ownerEmail e-mail address of the owner who is made at the first start
     * @param ownerPassword password of that owner, at least 12 characters; ignored once there is a member
     * @param basic whether the API takes e-mail and password (Basic) beside tokens
     * @param dailyLimit API requests that an organization may make per day (UTC)
     * @param limitStatus status of the answer beyond that limit; some old clients know 420 only
     */
    @Inject
    OrganizationsConfig(
            @ConfigProperty(name = "storelink.home") String home,
            @ConfigProperty(name = "storelink.public-url") String publicUrl,
            @ConfigProperty(name = "storelink.owner.email") Optional<String> ownerEmail,
            @ConfigProperty(name = "storelink.owner.password") Optional<String> ownerPassword,
            @ConfigProperty(name = "storelink.api.basic", defaultValue = "true") boolean basic,
            @ConfigProperty(name = "storelink.api.daily-limit", defaultValue = "1000000") long dailyLimit,
            @ConfigProperty(name = "storelink.api.limit-status", defaultValue = "429") int limitStatus) {
        this.home = Path.of(home).toAbsolutePath().normalize();
        this.publicUrl = publicUrl;
        this.ownerEmail = ownerEmail;
        this.ownerPassword = ownerPassword;
        this.basic = basic;
        this.dailyLimit = dailyLimit;
        this.limitStatus = limitStatus;
    }

    @SuppressWarnings("NullAway") // For the client proxy, which has no fields of its own.
    protected OrganizationsConfig() {
        this.home = null;
        this.publicUrl = null;
        this.ownerEmail = null;
        this.ownerPassword = null;
        this.basic = false;
        this.dailyLimit = 0;
        this.limitStatus = 0;
    }

    Path home() {
        return home;
    }

    String publicUrl() {
        return publicUrl;
    }

    Optional<String> ownerEmail() {
        return ownerEmail;
    }

    Optional<String> ownerPassword() {
        return ownerPassword;
    }

    public boolean basic() {
        return basic;
    }

    long dailyLimit() {
        return dailyLimit;
    }

    public int limitStatus() {
        return limitStatus;
    }
}
