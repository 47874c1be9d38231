package org.storelink.reviews.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Faces;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.ProblemException;
import org.storelink.platform.faces.Notices;
import org.storelink.reviews.SavedView;
import org.storelink.reviews.SavedViews;
import org.storelink.reviews.ViewFilter;
import org.storelink.reviews.ViewWish;

/** Saved views as links of the inbox, and the present choice as one more. */
@Named
@RequestScoped
public class ReviewViews {

    @Inject
    private SavedViews views;

    @Inject
    private CurrentActor actor;

    @Inject
    private ReviewsPage page;

    private @Nullable String name;
    private boolean shared;
    private @Nullable Integer turn;
    private @Nullable List<SavedView> all;

    /** @param query what the address of the inbox holds to show it */
    public record Link(SavedView view, String query, boolean current) {}

    private List<SavedView> all() {
        if (all == null) {
            all = views.list(actor.get());
        }
        return all;
    }

    public List<Link> getLinks() {
        return all().stream()
                .map(view -> new Link(view, query(view), view.id() == page.getView()))
                .toList();
    }

    /** The one that is shown; null when the choice has no name. */
    public @Nullable SavedView getCurrent() {
        return all().stream()
                .filter(view -> view.id() == page.getView())
                .findFirst()
                .orElse(null);
    }

    private static String query(SavedView view) {
        ViewFilter filter = view.filter();
        return "view=" + view.id() + "&q=" + encoded(filter.q()) + "&stars=" + filter.stars() + "&product="
                + filter.product() + "&show=" + show(filter) + "&assigned=" + filter.assignedTo() + "&tag="
                + encoded(filter.tag());
    }

    private static String show(ViewFilter filter) {
        return filter.unanswered() ? ReviewsPage.UNANSWERED : "";
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    public void save() {
        SavedView saved;
        try {
            var filter = ViewFilter.of(
                    page.getText(),
                    page.getStars(),
                    page.getProduct(),
                    !page.getShow().isEmpty(),
                    page.getAssigned(),
                    page.getTag());
            saved = views.create(actor.get(), ViewWish.of(name, shared, filter));
        } catch (ProblemException problem) {
            Notices.problem(problem);
            return;
        }
        Notices.done("The view is saved.");
        Faces.redirect(
                Faces.getRequestContextPath() + "/reviews?view=%s&q=%s&stars=%s&product=%s&show=%s&assigned=%s&tag=%s",
                saved.id(),
                saved.filter().q(),
                saved.filter().stars(),
                saved.filter().product(),
                show(saved.filter()),
                saved.filter().assignedTo(),
                saved.filter().tag());
    }

    public @Nullable String delete() {
        try {
            views.delete(actor.get(), page.getView(), Optional.ofNullable(turn));
        } catch (ProblemException problem) {
            Notices.problem(problem);
            turn = null;
            return null;
        }
        Notices.done("The view is deleted.");
        return "/reviews?faces-redirect=true";
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public boolean isShared() {
        return shared;
    }

    public void setShared(boolean shared) {
        this.shared = shared;
    }

    /** Of the view that the person saw; a change of it meanwhile is a conflict. */
    public @Nullable Integer getTurn() {
        SavedView current = getCurrent();
        return turn != null || current == null ? turn : Integer.valueOf(current.turn());
    }

    public void setTurn(@Nullable Integer turn) {
        this.turn = turn;
    }
}
