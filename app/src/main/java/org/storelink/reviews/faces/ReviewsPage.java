package org.storelink.reviews.faces;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.faces.model.SelectItemGroup;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.storelink.catalog.ProductChoice;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.Paging;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.faces.Notices;
import org.storelink.reviews.CheckedAccount;
import org.storelink.reviews.Condition;
import org.storelink.reviews.FilledTemplate;
import org.storelink.reviews.Inbox;
import org.storelink.reviews.Placeholder;
import org.storelink.reviews.ReplyState;
import org.storelink.reviews.ReplyTemplate;
import org.storelink.reviews.ReplyTemplates;
import org.storelink.reviews.ReplyView;
import org.storelink.reviews.Replying;
import org.storelink.reviews.ReviewDetail;
import org.storelink.reviews.ReviewFilter;
import org.storelink.reviews.ReviewList;
import org.storelink.reviews.ReviewOrder;
import org.storelink.reviews.ReviewView;
import org.storelink.reviews.TeamFilter;

/** What customers wrote, one beside the list of all, and the reply to it. The address holds the whole choice. */
@Named
@RequestScoped
public class ReviewsPage {

    private static final int PER_PAGE = 25;
    private static final int MOST_PAGES = 400;
    static final String UNANSWERED = "unanswered";

    @Inject
    private Inbox inbox;

    @Inject
    private Replying replying;

    @Inject
    private ReplyTemplates templates;

    @Inject
    private ProductChoice products;

    @Inject
    private CurrentActor actor;

    @Inject
    private Clock clock;

    @Inject
    @Param(name = "q")
    private @Nullable String text;

    @Inject
    @Param(name = "stars")
    private @Nullable String stars;

    @Inject
    @Param(name = "product")
    private @Nullable String product;

    @Inject
    @Param(name = "show")
    private @Nullable String show;

    @Inject
    @Param(name = "assigned")
    private @Nullable String assigned;

    @Inject
    @Param(name = "tag")
    private @Nullable String tag;

    @Inject
    @Param(name = "view")
    private @Nullable Long view;

    @Inject
    @Param(name = "page")
    private @Nullable Integer page;

    @Inject
    @Param(name = "review")
    private @Nullable String id;

    private ReviewList list = new ReviewList(0, 0, 1, List.of(), Map.of());
    private @Nullable ReviewDetail detail;
    private String refusal = "";
    private @Nullable String content;
    private @Nullable Long template;
    private @Nullable List<SelectItem> templateItems;
    private boolean inserted;
    private @Nullable Integer turn;

    @PostConstruct
    void find() {
        try {
            list = inbox.list(actor.get(), filter(), ReviewOrder.NEWEST, new Paging(getPage(), PER_PAGE));
        } catch (ProblemException problem) {
            // A view may be of a product that is gone by now; its page is where the view is deleted.
            if (problem.problem() != Problem.CAPABILITY_ABSENT && problem.problem() != Problem.NO_PRODUCTS) {
                throw problem;
            }
            refusal = problem.detail();
        }
        if (id != null) {
            detail = inbox.get(actor.get(), number(id));
        }
    }

    private ReviewFilter filter() {
        return ReviewFilter.parse(
                        new ReviewFilter.Parameters(
                                text, null, null, null, stars, null, null, null, UNANSWERED.equals(show), null),
                        products.of(
                                actor.get(),
                                new ProductChoice.Asked(getProduct().isEmpty() ? null : product, null, null, false)),
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .with(TeamFilter.parse(assigned, tag));
    }

    /** Of the review that is open, without the product. */
    long getNumber() {
        return number(String.valueOf(id));
    }

    private static long number(String id) {
        String digits = id.substring(id.indexOf('L') + 1);
        if (!digits.matches("[0-9]{1,18}")) {
            throw ProblemException.notFound("review");
        }
        return Long.parseLong(digits);
    }

    public ReviewList getList() {
        return list;
    }

    /** Why there are no reviews at all, and what would give them; empty when there are. */
    public String getRefusal() {
        return refusal;
    }

    public @Nullable ReviewDetail getDetail() {
        return detail;
    }

    public boolean isOpen() {
        return detail != null;
    }

    public boolean isChosen(ReviewView review) {
        return detail != null && detail.review().id().equals(review.id());
    }

    public List<CheckedAccount> getChecked() {
        return inbox.checked(actor.get());
    }

    /** A product to choose. */
    public record Choice(long id, String name) {}

    /** By name. */
    public List<Choice> getProducts() {
        return inbox.products(actor.get()).entrySet().stream()
                .map(product -> new Choice(product.getKey(), shown(product.getValue())))
                .sorted(Comparator.comparing(choice -> choice.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    public List<Integer> getAllStars() {
        return List.of(5, 4, 3, 2, 1);
    }

    /** "★★★☆☆", with words for those who do not see it beside it. */
    public String stars(Number count) {
        return "★".repeat(count.intValue()) + "☆".repeat(5 - count.intValue());
    }

    public String shown(@Nullable String words) {
        return words == null ? "" : Visible.of(words);
    }

    public String tone(ReplyState state) {
        return switch (state) {
            case NONE, OVERTAKEN, WITHDRAWN -> "idle";
            case QUEUED, SENDING, PENDING -> "info";
            case UNKNOWN -> "warn";
            case PUBLISHED -> "ok";
            case FAILED -> "bad";
        };
    }

    public String word(ReplyState state) {
        return state.title();
    }

    public void send() {
        act(
                () -> replying.reply(actor.get(), getNumber(), content == null ? "" : content, condition()),
                "Your reply is kept and on its way to the store.");
    }

    public void withdraw() {
        act(
                () -> replying.withdraw(actor.get(), getNumber(), condition()),
                "The store is asked to take the reply back.");
    }

    /** Begins the reply with a template, or goes on with it; sends nothing. */
    public void insert() {
        if (template == null) {
            return;
        }
        try {
            FilledTemplate filled = templates.fill(actor.get(), template, getNumber());
            content = content == null || content.isBlank()
                    ? filled.content()
                    : content.stripTrailing() + "\n" + filled.content();
            inserted = true;
        } catch (ProblemException problem) {
            Notices.problem(problem);
        }
    }

    /** By folder. */
    public List<SelectItem> getTemplates() {
        if (templateItems == null) {
            templateItems = templateItems();
        }
        return templateItems;
    }

    private List<SelectItem> templateItems() {
        Map<String, List<SelectItem>> folders = new LinkedHashMap<>();
        for (ReplyTemplate each : templates.list(actor.get())) {
            folders.computeIfAbsent(each.folder(), _ -> new ArrayList<>()).add(new SelectItem(each.id(), each.name()));
        }
        List<SelectItem> items =
                new ArrayList<>(Optional.ofNullable(folders.remove("")).orElse(List.of()));
        folders.forEach(
                (folder, inIt) -> items.add(new SelectItemGroup(folder, "", false, inIt.toArray(SelectItem[]::new))));
        return items;
    }

    public @Nullable Long getTemplate() {
        return template;
    }

    public void setTemplate(@Nullable Long template) {
        this.template = template;
    }

    /** Whether the person goes on writing where a template has begun. */
    public boolean isInserted() {
        return inserted;
    }

    /** What the text leaves open, which has to be filled in before it is sent. */
    public String getUnfilled() {
        String text = getContent();
        return text == null ? "" : String.join(", ", Placeholder.openIn(text));
    }

    private Condition condition() {
        return Optional.ofNullable(turn).map(Condition::seen).orElse(Condition.NONE);
    }

    private void act(Supplier<ReplyView> act, String done) {
        try {
            ReplyView _ = act.get();
        } catch (ProblemException problem) {
            Notices.problem(problem);
            // The page shows now what a colleague wrote, so the next try is made in its sight.
            turn = null;
            return;
        }
        Notices.done(done);
        Faces.refreshWithQueryString();
    }

    /** What was written and is not at the store yet; null when there is nothing. */
    public ReplyView.@Nullable WrittenReply getOnItsWay() {
        return newest().filter(version -> version.state().isUnderWay()).orElse(null);
    }

    /** Whether a reply stands at the store or is on its way there. */
    public boolean isAnythingToReplace() {
        return detail != null
                && Optional.ofNullable(getOnItsWay())
                        .map(version -> !version.content().isEmpty())
                        .orElse(detail.response().content() != null);
    }

    private Optional<ReplyView.WrittenReply> newest() {
        return Optional.ofNullable(detail)
                .map(ReviewDetail::response)
                .map(ReplyView::versions)
                .map(List::getFirst);
    }

    /** What was typed, the text that failed, or the reply that stands, to be changed. */
    public @Nullable String getContent() {
        if (content != null || detail == null) {
            return content;
        }
        return newest().filter(version ->
                        version.state() == ReplyState.FAILED || version.state().isUnderWay())
                .map(ReplyView.WrittenReply::content)
                .orElse(detail.response().content());
    }

    public void setContent(@Nullable String content) {
        this.content = content;
    }

    /** Of the reply that the person saw; another one meanwhile is a conflict. */
    public @Nullable Integer getTurn() {
        return turn != null || detail == null
                ? turn
                : Integer.valueOf(detail.response().turn());
    }

    public void setTurn(@Nullable Integer turn) {
        this.turn = turn;
    }

    public String getText() {
        return text == null ? "" : text;
    }

    public String getStars() {
        return stars == null ? "" : stars;
    }

    public String getProduct() {
        return product == null ? "" : product;
    }

    public String getShow() {
        return UNANSWERED.equals(show) ? UNANSWERED : "";
    }

    public String getAssigned() {
        return assigned == null ? "" : assigned;
    }

    public String getTag() {
        return tag == null ? "" : tag;
    }

    /** The saved view that is looked at; 0 when none is. */
    public long getView() {
        return view == null ? 0 : view;
    }

    public int getPage() {
        return page == null || page < 1 ? 1 : Math.min(page, MOST_PAGES);
    }

    public boolean isFiltered() {
        return !(getText() + getStars() + getProduct() + getShow() + getAssigned() + getTag()).isEmpty();
    }

    /** The choice as a query, on another page of it. */
    public String at(int wanted) {
        return (view == null ? "" : "view=" + view + "&") + "q=" + encoded(getText()) + "&stars=" + encoded(getStars())
                + "&product=" + encoded(getProduct())
                + "&show=" + getShow() + "&assigned=" + encoded(getAssigned()) + "&tag=" + encoded(getTag()) + "&page="
                + wanted;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
