package org.storelink.appstoreconnect.reviews;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.storelink.appstoreconnect.web.Browsing;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.web.WebRequest;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.Review;
import org.storelink.connector.ReviewPage;

/**
 * Reviews at the older address, which keeps those of each platform apart and counts them instead of naming a place. Both platforms are
 * read side by side, so that the newest come first.
 */
final class OlderReviews {

    /** How a token of this address begins. */
    static final String TOKEN = "ra:";

    private static final Pattern PLACE = Pattern.compile("(\\d{1,9}):(\\d{1,9})");
    private static final Map<String, String> HEADERS = Map.of("Accept", "application/json", "X-CSRF-ITC", "itc");
    private static final int ON_A_PAGE = 100;

    private final Browsing site;
    private final ReviewAnswer meaning;

    OlderReviews(Browsing site, Clock clock) {
        this.site = site;
        this.meaning = new ReviewAnswer(Capability.REVIEWS, new SiteTrouble(clock));
    }

    /** How many reviews of each platform have been read. */
    private record Place(int ios, int osx) {

        static Place of(String token) throws ConnectorException {
            Matcher place = PLACE.matcher(token);
            if (!place.matches()) {
                throw new ConnectorException(
                        new RequestRejected("These reviews are not read on where they were left."));
            }
            return new Place(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)));
        }
    }

    /**
     * Reviews of a platform from a place on.
     *
     * @param more whether there are further ones behind them
     */
    private record Shelf(Deque<Review> reviews, boolean more) {

        static final Shelf NONE = new Shelf(new ArrayDeque<>(), false);

        boolean isDone() {
            return reviews.isEmpty() && !more;
        }

        /** Whether what comes next is not read yet. */
        boolean isUnread() {
            return reviews.isEmpty() && more;
        }
    }

    ReviewPage page(String app, Optional<String> after) throws ConnectorException, InterruptedException {
        Place place = after.isPresent() ? Place.of(after.get()) : new Place(0, 0);
        WebAnswer ofPhones = asked(app, "ios", place.ios());
        WebAnswer ofMacs = asked(app, "osx", place.osx());
        if (isAbsent(ofPhones) && isAbsent(ofMacs)) {
            throw meaning.refused(ofPhones);
        }
        Shelf phones = shelf(app, ofPhones, place.ios());
        Shelf macs = shelf(app, ofMacs, place.osx());
        int phonesBefore = phones.reviews().size();
        int macsBefore = macs.reviews().size();
        List<Review> reviews = merged(phones, macs);
        Place next = new Place(
                place.ios() + phonesBefore - phones.reviews().size(),
                place.osx() + macsBefore - macs.reviews().size());
        return new ReviewPage(
                reviews,
                phones.isDone() && macs.isDone()
                        ? Optional.empty()
                        : Optional.of(new ResumeToken(TOKEN + next.ios() + ":" + next.osx())));
    }

    private static List<Review> merged(Shelf one, Shelf other) {
        List<Review> merged = new ArrayList<>();
        while (!one.isUnread() && !other.isUnread() && !(one.isDone() && other.isDone())) {
            merged.add(
                    isNext(one, other)
                            ? one.reviews().remove()
                            : other.reviews().remove());
        }
        return merged;
    }

    private static boolean isNext(Shelf one, Shelf other) {
        return other.isDone()
                || !one.isDone()
                        && !one.reviews()
                                .element()
                                .writtenAt()
                                .isBefore(other.reviews().element().writtenAt());
    }

    private WebAnswer asked(String app, String platform, int place) throws ConnectorException, InterruptedException {
        return site.send(WebRequest.get("/WebObjects/iTunesConnect.woa/ra/apps/" + app + "/platforms/" + platform
                        + "/reviews?sort=REVIEW_SORT_ORDER_MOST_RECENT&index=" + beginOf(place)
                        + "&storefront=&versionId=")
                .with(HEADERS));
    }

    private static int beginOf(int place) {
        return place / ON_A_PAGE * ON_A_PAGE;
    }

    /** As of a platform that the app is not made for. */
    private static boolean isAbsent(WebAnswer answer) {
        return answer.status() == 404;
    }

    private Shelf shelf(String app, WebAnswer answer, int place) throws ConnectorException {
        if (isAbsent(answer)) {
            return Shelf.NONE;
        }
        Json body = meaning.of(answer);
        OptionalLong count = OlderForm.count(body);
        List<Review> reviews = OlderForm.reviews(app, body).orElseThrow(() -> unknown(answer));
        int end = beginOf(place) + reviews.size();
        List<Review> unread = reviews.subList(Math.min(place % ON_A_PAGE, reviews.size()), reviews.size());
        boolean more = count.orElse(0) > end;
        if (count.isEmpty() || unread.isEmpty() && more) {
            throw unknown(answer);
        }
        return new Shelf(new ArrayDeque<>(unread), more);
    }

    private ConnectorException unknown(WebAnswer answer) {
        return new ConnectorException(meaning.unknownShape(answer));
    }
}
