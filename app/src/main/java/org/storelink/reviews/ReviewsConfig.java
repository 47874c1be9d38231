package org.storelink.reviews;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.storelink.platform.CannotStart;

/** How often reviews are looked for, from the keys {@code storelink.reviews.*}. */
@ApplicationScoped
class ReviewsConfig {

    private final Duration interval;
    private final Duration whole;
    private final Duration settle;

    /**
     * @param interval how often each account is asked for new and edited reviews
     * @param whole how often all reviews are read again, to find those that the store has deleted
     * @param settle how long after a lost answer a reply may still arrive at the store; only then is it sent again
     * @throws CannotStart when one of them is not longer than zero
     */
    @Inject
    ReviewsConfig(
            @ConfigProperty(name = "storelink.reviews.interval", defaultValue = "PT15M") Duration interval,
            @ConfigProperty(name = "storelink.reviews.whole", defaultValue = "PT24H") Duration whole,
            @ConfigProperty(name = "storelink.reviews.settle", defaultValue = "PT3M") Duration settle) {
        this.interval = positive("INTERVAL", interval);
        this.whole = positive("WHOLE", whole);
        this.settle = positive("SETTLE", settle);
    }

    /** For the container's proxy. */
    protected ReviewsConfig() {
        this(Duration.ofMinutes(15), Duration.ofHours(24), Duration.ofMinutes(3));
    }

    private static Duration positive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new CannotStart("STORELINK_REVIEWS_" + name + " must be longer than zero, like PT15M.");
        }
        return duration;
    }

    Duration interval() {
        return interval;
    }

    Duration whole() {
        return whole;
    }

    Duration settle() {
        return settle;
    }
}
