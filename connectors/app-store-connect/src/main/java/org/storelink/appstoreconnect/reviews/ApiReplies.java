package org.storelink.appstoreconnect.reviews;

import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.storelink.appstoreconnect.session.Switches;
import org.storelink.appstoreconnect.web.Browsing;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.web.WebRequest;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ConnectorFailure.Unreadable;
import org.storelink.connector.Replies;
import org.storelink.connector.Reply;
import org.storelink.connector.ReplyLimit;
import org.storelink.connector.ReviewId;

/**
 * Sends replies, each once, at one of the addresses that speak like the public API: as a browser does, or with a key. Only reviews that were read at today's address can be answered: the older one numbers them
 * otherwise, and is not known to take replies.
 */
public final class ApiReplies implements Replies {

    /** Of the connector's settings: how long a reply may be. */
    private static final String LONGEST = "replies.longest";

    /** What Apple's own page lets people type, as others report; Apple documents no limit. */
    private static final int USUALLY_LONGEST = 5_970;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,200}");
    private static final String RESPONSES = "customerReviewResponses";

    private final Address address;
    private final Browsing reading;
    private final Browsing changing;
    private final Switches switches;
    private final ReplyLimit limit;
    private final ReviewAnswer meaning;

    private ApiReplies(Address address, Browsing reading, Browsing changing, Switches switches, ReplyLimit limit) {
        this.address = address;
        this.reading = reading;
        this.changing = changing;
        this.switches = switches;
        this.limit = limit;
        this.meaning = new ReviewAnswer(Capability.REPLIES, address.trouble());
    }

    /**
     * As a browser does.
     *
     * @param changing sends a request once, whatever the answer
     */
    public static ApiReplies ofSite(
            Browsing reading, Browsing changing, Switches switches, ReplyLimit limit, Clock clock) {
        return new ApiReplies(Address.ofSite(clock), reading, changing, switches, limit);
    }

    /**
     * With a key.
     *
     * @param api sends a request again only where its token was refused, which is before anything is done
     */
    public static ApiReplies ofKey(Browsing api, Switches switches, ReplyLimit limit, Trouble trouble) {
        return new ApiReplies(Address.ofApi(trouble), api, api, switches, limit);
    }

    /**
     * What an operator has set, or the usual limit. Nobody says what Apple counts: of a text, code units are never fewer than what else
     * might be meant by characters.
     */
    public static ReplyLimit limit(ConnectorContext context) {
        int most = context.setting(LONGEST)
                .map(String::strip)
                .filter(value -> value.matches("[1-9]\\d{0,5}"))
                .map(Integer::parseInt)
                .orElse(USUALLY_LONGEST);
        return new ReplyLimit(most, ReplyLimit.Unit.CODE_UNITS);
    }

    @Override
    public ReplyLimit limit() {
        return limit;
    }

    @Override
    public Optional<Reply> current(ReviewId review) throws ConnectorException, InterruptedException {
        WebAnswer answer = asked(review);
        Optional<Json> there = there(review, answer);
        return there.isPresent() ? Optional.of(known(there.get(), answer)) : Optional.empty();
    }

    @Override
    public Reply publish(ReviewId review, String text) throws ConnectorException, InterruptedException {
        if (text.isBlank() || !limit.allows(text)) {
            throw new ConnectorException(new RequestRejected("A reply may not be empty, nor longer than " + limit.most()
                    + " characters; this one has " + limit.lengthOf(text) + ". It was not sent."));
        }
        WebRequest request = WebRequest.post(address.base() + RESPONSES, body(id(review), text))
                .with(address.headers())
                .with("Content-Type", address.bodies());
        WebAnswer answer = changing.send(request);
        if (!answer.isSuccess() || answer.isPage()) {
            throw meaning.refusedChange(answer);
        }
        return answer.json()
                .flatMap(json -> ApiForm.reply(json.at("data")))
                .orElseThrow(() -> new ConnectorException(new Unreadable("App Store Connect answered the reply with "
                        + answer.described() + ". Whether it has the reply is seen when the review is read again.")));
    }

    private static Json body(String review, String text) {
        return Json.object(
                "data",
                Json.object(
                        "type",
                        RESPONSES,
                        "attributes",
                        Json.object("responseBody", text),
                        "relationships",
                        Json.object(
                                "review", Json.object("data", Json.object("type", "customerReviews", "id", review)))));
    }

    @Override
    public void withdraw(ReviewId review) throws ConnectorException, InterruptedException {
        WebAnswer answer = asked(review);
        Optional<Json> there = there(review, answer);
        if (there.isEmpty()) {
            return;
        }
        String response = there.get()
                .at("id")
                .text()
                .filter(id -> ID.matcher(id).matches())
                .orElseThrow(() -> new ConnectorException(meaning.unknownShape(answer)));
        WebAnswer gone = changing.send(new WebRequest(
                "DELETE", address.base() + RESPONSES + "/" + response, address.headers(), Optional.empty()));
        if (ReviewAnswer.isNotFound(gone)) {
            requireNone(review, gone);
        } else if (!gone.isSuccess() || gone.isPage()) {
            throw meaning.refusedChange(gone);
        }
    }

    /** That a reply was not found is no proof that there is none: it may have been replaced after it was looked for. */
    private void requireNone(ReviewId review, WebAnswer gone) throws ConnectorException, InterruptedException {
        if (there(review, asked(review)).isPresent()) {
            throw new ConnectorException(meaning.unknownShape(gone));
        }
    }

    private WebAnswer asked(ReviewId review) throws ConnectorException, InterruptedException {
        return asked("customerReviews/" + id(review) + "/response");
    }

    private WebAnswer asked(String path) throws ConnectorException, InterruptedException {
        return reading.send(WebRequest.get(address.base() + path).with(address.headers()));
    }

    /** The response in an answer to the question for it; that there is none is believed of a review that is there. */
    private Optional<Json> there(ReviewId review, WebAnswer answer) throws ConnectorException, InterruptedException {
        if (ReviewAnswer.isNotFound(answer)) {
            WebAnswer ofReview = asked("customerReviews/" + id(review));
            boolean isThere = meaning.of(ofReview)
                    .at("data", "id")
                    .text()
                    .filter(review.value()::equals)
                    .isPresent();
            if (!isThere) {
                throw new ConnectorException(meaning.unknownShape(ofReview));
            }
            return Optional.empty();
        }
        Json body = meaning.of(answer);
        return body.hasNothingAt("data") ? Optional.empty() : Optional.of(body.at("data"));
    }

    private Reply known(Json response, WebAnswer answer) throws ConnectorException {
        return ApiForm.reply(response).orElseThrow(() -> new ConnectorException(meaning.unknownShape(answer)));
    }

    /** The review's id, as it may stand in an address, once it is known that replies may be sent at all. */
    private String id(ReviewId review) throws ConnectorException {
        switches.require(address.replies());
        if (!review.numbering().equals(ApiForm.NUMBERING)) {
            throw new ConnectorException(new RequestRejected(
                    "This review was read at App Store Connect's older address, which takes no replies. It can be answered once it"
                            + " is read at today's address again."));
        }
        if (!ID.matcher(review.value()).matches()) {
            throw new ConnectorException(new RequestRejected("App Store Connect has no such review."));
        }
        return review.value();
    }
}
