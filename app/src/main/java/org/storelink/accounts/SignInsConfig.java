package org.storelink.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How often passwords may be sent to stores, and where that is noted beside the database. */
@ApplicationScoped
class SignInsConfig {

    private final Path folder;
    private final SignInLimits limits;

    /**
     * @param home folder of everything that Storelink keeps
     * @param unattended how often a day Storelink may sign in to an account by itself
     * @param attended how often a day people may sign in to an account through Storelink
     */
    @Inject
    SignInsConfig(
            @ConfigProperty(name = "storelink.home") String home,
            @ConfigProperty(name = "storelink.sign-ins.unattended-per-day", defaultValue = "2") int unattended,
            @ConfigProperty(name = "storelink.sign-ins.attended-per-day", defaultValue = "30") int attended) {
        this(Path.of(home, "sign-ins"), new SignInLimits(unattended, attended));
    }

    SignInsConfig(Path folder, SignInLimits limits) {
        this.folder = folder.toAbsolutePath().normalize();
        this.limits = limits;
    }

    @SuppressWarnings("NullAway") // For the container's proxy.
    protected SignInsConfig() {
        this.folder = null;
        this.limits = null;
    }

    Path folder() {
        return folder;
    }

    SignInLimits limits() {
        return limits;
    }
}
