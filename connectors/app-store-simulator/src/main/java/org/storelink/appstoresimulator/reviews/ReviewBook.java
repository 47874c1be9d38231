package org.storelink.appstoresimulator.reviews;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.storelink.appstoresimulator.market.Cast;
import org.storelink.appstoresimulator.market.Dice;
import org.storelink.appstoresimulator.market.Product;
import org.storelink.appstoresimulator.market.ProductKind;
import org.storelink.appstoresimulator.market.Vendor;

/**
 * All reviews and responses as they stand now: what chance has written, and on top of it what was written, edited, deleted and answered
 * since the store was opened. Also the truth of it, and the levers. Thread-safe.
 */
public final class ReviewBook {

    /** The newest first. */
    static final Comparator<CustomerReview> NEWEST = Comparator.comparing(CustomerReview::writtenAt)
            .thenComparing(CustomerReview::id)
            .reversed();

    /** What chance has written until a minute. */
    private record Page(Instant at, List<CustomerReview> reviews) {}

    private final long seed;
    private final Cast cast;
    private final Clock clock;
    private final Writing writing;
    private final Map<Long, Page> pages = new HashMap<>();
    private final Map<String, CustomerReview> changed = new LinkedHashMap<>();
    private final Set<String> deleted = new HashSet<>();
    private final Map<String, Optional<DeveloperResponse>> responses = new HashMap<>();
    private final Map<String, List<String>> published = new HashMap<>();
    private int serial;

    public ReviewBook(long seed, Cast cast, Clock clock) {
        this.seed = seed;
        this.cast = cast;
        this.clock = clock;
        this.writing = new Writing(seed);
    }

    /** What customers have written about an app and not taken back, the newest first; nothing about what is no app here. */
    public synchronized List<CustomerReview> of(long app) {
        List<CustomerReview> all = new ArrayList<>();
        for (CustomerReview review : byChance(app)) {
            if (!changed.containsKey(review.id()) && !deleted.contains(review.id())) {
                all.add(review);
            }
        }
        changed.values().stream()
                .filter(review -> review.app() == app && !deleted.contains(review.id()))
                .forEach(all::add);
        all.sort(NEWEST);
        return all;
    }

    /** A review that is there now. */
    public synchronized Optional<CustomerReview> review(String id) {
        return cast.vendors().stream()
                .flatMap(vendor -> vendor.products().stream())
                .filter(product -> product.kind().family() == ProductKind.Family.APP)
                .flatMap(product -> of(product.appleId()).stream())
                .filter(review -> review.id().equals(id))
                .findFirst();
    }

    /** What has been answered to a review, by the publisher's people before anybody came here or by a client. */
    public synchronized Optional<DeveloperResponse> response(CustomerReview review) {
        return responses.containsKey(review.id()) ? responses.get(review.id()) : byChance(review);
    }

    /** Every text that clients had published for a review, in order; withdrawing takes none away. */
    public synchronized List<String> published(String review) {
        return List.copyOf(published.getOrDefault(review, List.of()));
    }

    /** A client answers, in place of an earlier answer. */
    synchronized DeveloperResponse respond(CustomerReview review, String text) {
        DeveloperResponse response =
                new DeveloperResponse(uuid("response " + review.id() + ' ' + ++serial), review.id(), text, now());
        responses.put(review.id(), Optional.of(response));
        published.computeIfAbsent(review.id(), _ -> new ArrayList<>()).add(text);
        return response;
    }

    synchronized void withdraw(CustomerReview review) {
        responses.put(review.id(), Optional.empty());
    }

    /** A customer writes something now, at length and with any characters. */
    public synchronized CustomerReview write(
            long app, int rating, String title, String body, String nickname, String territory) {
        int number = ++serial;
        CustomerReview review = new CustomerReview(
                uuid("written " + seed + ' ' + number),
                number,
                app,
                rating,
                title,
                body,
                nickname,
                territory,
                "9.9",
                now(),
                false);
        changed.put(review.id(), review);
        return review;
    }

    /** The customer edits a review now; it keeps its id. */
    public synchronized CustomerReview edit(String id, int rating, String title, String body) {
        CustomerReview edited = review(id).orElseThrow(() -> unknown(id)).rewritten(rating, title, body, now());
        changed.put(id, edited);
        return edited;
    }

    /** The customer takes a review back. */
    public synchronized void delete(String id) {
        deleted.add(review(id).orElseThrow(() -> unknown(id)).id());
    }

    private List<CustomerReview> byChance(long app) {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Page page = pages.get(app);
        if (page == null || !page.at().equals(minute)) {
            page = new Page(minute, written(app, minute));
            pages.put(app, page);
        }
        return page.reviews();
    }

    private List<CustomerReview> written(long app, Instant minute) {
        for (Vendor vendor : cast.vendors()) {
            for (Product product : vendor.products()) {
                if (product.appleId() == app && product.kind().family() == ProductKind.Family.APP) {
                    return writing.about(vendor, product, minute);
                }
            }
        }
        return List.of();
    }

    /** Every sixth review was answered within some days. */
    private Optional<DeveloperResponse> byChance(CustomerReview review) {
        Dice dice = Dice.of(seed, review.id() + " response");
        boolean answered = dice.oneIn(6);
        Instant at = review.writtenAt().plus(Duration.ofMinutes(30 + dice.below(3_000)));
        return answered && !at.isAfter(now())
                ? Optional.of(new DeveloperResponse(
                        uuid("response " + review.id()), review.id(), "Thank you, " + review.nickname() + ".", at))
                : Optional.empty();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static IllegalArgumentException unknown(String id) {
        return new IllegalArgumentException("review: there is no " + id);
    }
}
