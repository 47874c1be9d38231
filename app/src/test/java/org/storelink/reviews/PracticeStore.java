package org.storelink.reviews;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Replies;
import org.storelink.connector.Reply;
import org.storelink.connector.ReplyLimit;
import org.storelink.connector.Reports;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.Review;
import org.storelink.connector.ReviewId;
import org.storelink.connector.ReviewPage;
import org.storelink.connector.Reviews;
import org.storelink.connector.StoreApp;
import org.storelink.connector.StoreSession;

/** A store in memory with one app, whose customers and faults a test decides about. Pages name the review that they go on after. */
final class PracticeStore implements Reviews, Replies {

    static final String APP = "4711";

    /** What happens to a call that changes something. */
    interface Fault {

        /** @param deed what the store would do */
        Optional<Reply> on(Deed deed) throws ConnectorException, IOException, InterruptedException;
    }

    interface Deed {
        Optional<Reply> done();
    }

    final Map<ReviewId, Review> reviews = new LinkedHashMap<>();
    final Map<ReviewId, Reply> replies = new HashMap<>();

    /** Every text that was published, withdrawals as empty ones. */
    final List<String> published = new ArrayList<>();

    final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    final Deque<Fault> faults = new ArrayDeque<>();
    final Deque<ConnectorFailure> pageFailures = new ArrayDeque<>();
    final Deque<ConnectorFailure> lookFailures = new ArrayDeque<>();
    int perPage = 2;

    /** How many pages are given before the store falls silent once. */
    int pagesUntilSilence = Integer.MAX_VALUE;

    ConnectorFailure silence = new ConnectorFailure.Unavailable("Out of order.");

    /** What asking for the reviews of an app comes to instead. */
    final Map<String, ConnectorFailure> failingApps = new HashMap<>();

    final List<StoreApp> apps = new ArrayList<>(List.of(new StoreApp(APP, "Practice")));

    /** Whether the connection breaks while a page is asked for. */
    boolean breaks;

    boolean circles;

    /** Whether pages show the replies that there are. */
    boolean pagesShowReplies = true;

    /** What happens elsewhere while a page, or the reply that there is, is on its way. */
    Runnable meanwhile = () -> {};

    Reply.State stateOfNew = Reply.State.PUBLISHED;

    void writes(ReviewId id, int stars, String title, String body, String writtenAt) {
        writes(APP, id, stars, title, body, writtenAt);
    }

    void writes(String app, ReviewId id, int stars, String title, String body, String writtenAt) {
        reviews.put(
                id,
                new Review(
                        id,
                        app,
                        stars,
                        title,
                        body,
                        "Nick",
                        "DE",
                        Optional.empty(),
                        Instant.parse(writtenAt),
                        Optional.empty()));
    }

    void writes(String id, String body, String writtenAt) {
        writes(new ReviewId("web", id), 4, "Title " + id, body, writtenAt);
    }

    void deletes(String id) {
        reviews.remove(new ReviewId("web", id));
    }

    String textOf(String id) {
        return Optional.ofNullable(replies.get(new ReviewId("web", id)))
                .map(Reply::text)
                .orElse("");
    }

    @Override
    public List<StoreApp> apps() {
        return List.copyOf(apps);
    }

    @Override
    public ReviewPage page(String app, Optional<ResumeToken> after) throws ConnectorException, IOException {
        if (breaks) {
            throw new IOException("broken");
        }
        meanwhile.run();
        asked.add(after.map(ResumeToken::value).orElse("front"));
        if (pagesUntilSilence-- == 0) {
            throw new ConnectorException(silence);
        }
        if (!pageFailures.isEmpty()) {
            throw new ConnectorException(pageFailures.remove());
        }
        if (failingApps.containsKey(app)) {
            throw new ConnectorException(failingApps.get(app));
        }
        List<Review> newestFirst = reviews.values().stream()
                .filter(review -> review.product().equals(app))
                .sorted(Comparator.comparing(Review::writtenAt).reversed())
                .map(review -> new Review(
                        review.id(),
                        review.product(),
                        review.rating(),
                        review.title(),
                        review.body(),
                        review.nickname(),
                        review.country(),
                        review.version(),
                        review.writtenAt(),
                        Optional.ofNullable(replies.get(review.id())).filter(_ -> pagesShowReplies)))
                .toList();
        int from = after.map(token -> Integer.parseInt(token.value())).orElse(0);
        if (circles) {
            from = from % Math.max(1, newestFirst.size());
        }
        int to = Math.min(newestFirst.size(), from + perPage);
        boolean more = circles || to < newestFirst.size();
        int next = circles ? (asked.size() + 1) * perPage : to;
        return new ReviewPage(
                newestFirst.subList(from, to),
                more ? Optional.of(new ResumeToken(Integer.toString(next))) : Optional.empty());
    }

    @Override
    public ReplyLimit limit() {
        return new ReplyLimit(100, ReplyLimit.Unit.CODE_UNITS);
    }

    @Override
    public Optional<Reply> current(ReviewId review) throws ConnectorException {
        if (!lookFailures.isEmpty()) {
            throw new ConnectorException(lookFailures.remove());
        }
        meanwhile.run();
        requireThere(review);
        return Optional.ofNullable(replies.get(review));
    }

    private void requireThere(ReviewId review) throws ConnectorException {
        if (!reviews.containsKey(review)) {
            throw new ConnectorException(new ConnectorFailure.RequestRejected("There is no such review."));
        }
    }

    @Override
    public Reply publish(ReviewId review, String text) throws ConnectorException, IOException, InterruptedException {
        requireThere(review);
        Deed deed = () -> {
            published.add(text);
            Reply reply = new Reply(text, stateOfNew, Optional.empty());
            replies.put(review, reply);
            return Optional.of(reply);
        };
        Fault fault = faults.poll();
        return Objects.requireNonNull(fault == null ? deed.done() : fault.on(deed))
                .orElseThrow();
    }

    @Override
    public void withdraw(ReviewId review) throws ConnectorException, IOException, InterruptedException {
        Deed deed = () -> {
            published.add("");
            replies.remove(review);
            return Optional.empty();
        };
        Fault fault = faults.poll();
        Optional<Reply> _ = fault == null ? deed.done() : fault.on(deed);
    }

    StoreSession session() {
        return new StoreSession() {
            @Override
            public List<Check> check() {
                return List.of();
            }

            @Override
            public Optional<Reports> reports() {
                return Optional.empty();
            }

            @Override
            public Optional<Reviews> reviews() {
                return Optional.of(PracticeStore.this);
            }

            @Override
            public Optional<Replies> replies() {
                return Optional.of(PracticeStore.this);
            }
        };
    }
}
