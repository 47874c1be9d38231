package org.storelink.appstoresimulator.reviews;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.storelink.appstoresimulator.market.Dice;
import org.storelink.appstoresimulator.market.Product;
import org.storelink.appstoresimulator.market.Vendor;

/**
 * What customers have written about an app until a moment, as far as it is still there: every seventh review or so is edited after some
 * weeks, every twelfth taken back. A pure function of seed and moment.
 */
final class Writing {

    /** What a body may have at most. */
    static final int LONGEST = 6_000;

    private static final int IN_A_HUNDRED_DAYS = 12;

    private final long seed;

    Writing(long seed) {
        this.seed = seed;
    }

    /** In no order. */
    List<CustomerReview> about(Vendor vendor, Product app, Instant now) {
        List<CustomerReview> written = new ArrayList<>();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        for (LocalDate day = vendor.opened(); !day.isAfter(today); day = day.plusDays(1)) {
            Dice dice = Dice.of(seed, app.appleId() + " " + day + " review");
            if (dice.percent(IN_A_HUNDRED_DAYS)) {
                one(app, day, dice, now).ifPresent(written::add);
            }
        }
        return written;
    }

    private Optional<CustomerReview> one(Product app, LocalDate day, Dice dice, Instant now) {
        Instant at = day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(dice.below(86_400));
        boolean rewritten = dice.oneIn(7);
        Instant rewrittenAt = at.plus(Duration.ofHours(20 + dice.below(4_000)));
        Optional<Instant> takenBackAt =
                dice.oneIn(12) ? Optional.of(at.plus(Duration.ofHours(30 + dice.below(4_000)))) : Optional.empty();
        if (at.isAfter(now)
                || takenBackAt.filter(moment -> !moment.isAfter(now)).isPresent()) {
            return Optional.empty();
        }
        CustomerReview first = first(app, day, dice, at);
        if (!rewritten || rewrittenAt.isAfter(now)) {
            return Optional.of(first);
        }
        int rating = 1 + dice.below(5);
        String half = first.body().substring(0, whole(first.body(), first.body().length() / 2));
        return Optional.of(first.rewritten(rating, first.title(), "Update: " + half, rewrittenAt));
    }

    private CustomerReview first(Product app, LocalDate day, Dice dice, Instant at) {
        Tongue tongue = Tongue.drawn(dice);
        int rating = 1 + dice.below(5);
        String name = "review " + seed + ' ' + app.appleId() + ' ' + day;
        return new CustomerReview(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
                number(app, day),
                app.appleId(),
                rating,
                dice.oneIn(12) ? "" : tongue.sentence(rating, dice),
                body(tongue, rating, dice),
                tongue.nickname(dice),
                tongue.territory(dice),
                (1 + day.getYear() - 2019) + "." + day.getMonthValue(),
                at,
                false);
    }

    /** Ascending by day and of another sort than the ids of today. */
    private static long number(Product app, LocalDate day) {
        return day.toEpochDay() * 10_000_000 + app.appleId() % 10_000_000;
    }

    private static String body(Tongue tongue, int rating, Dice dice) {
        int sentences = dice.oneIn(40) ? Integer.MAX_VALUE : 1 + dice.below(6);
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < sentences && body.length() < LONGEST; i++) {
            if (i > 0) {
                body.append(dice.oneIn(5) ? "\n\n" : " ");
            }
            body.append(tongue.sentence(rating, dice));
        }
        return body.substring(0, whole(body, Math.min(body.length(), LONGEST)));
    }

    /** No half of a character that takes two. */
    private static int whole(CharSequence text, int end) {
        return end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }
}
