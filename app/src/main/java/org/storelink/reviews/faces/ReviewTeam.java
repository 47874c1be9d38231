package org.storelink.reviews.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.ProblemException;
import org.storelink.platform.faces.Notices;
import org.storelink.reviews.ReviewNote;
import org.storelink.reviews.ReviewWork;
import org.storelink.reviews.TeamWork;

/**
 * What the team does about the review that is open in the inbox. Which tag or note goes is told by itself and not by its place: a colleague may
 * have changed the list since it was shown. So each has a plain button under the name of the one command.
 */
@Named
@RequestScoped
public class ReviewTeam {

    private static final long NOBODY = 0;

    @Inject
    private TeamWork team;

    @Inject
    private CurrentActor actor;

    @Inject
    private ReviewsPage page;

    @Inject
    @Param(name = "tags:off")
    private @Nullable String removedTag;

    @Inject
    @Param(name = "noting:drop")
    private @Nullable Long deletedNote;

    private @Nullable Long assignee;
    private @Nullable Long seen;
    private @Nullable String tag;
    private @Nullable String note;
    private @Nullable List<ReviewWork.Assignee> assignable;
    private @Nullable List<String> allTags;

    /** Those who may reply, by name. */
    public List<ReviewWork.Assignee> getAssignable() {
        if (assignable == null) {
            assignable = team.assignable(actor.get());
        }
        return assignable;
    }

    public List<String> getAllTags() {
        if (allTags == null) {
            allTags = team.allTags(actor.get());
        }
        return allTags;
    }

    public boolean isMine() {
        return present() == actor.get().memberId();
    }

    public void assign() {
        Optional<Long> member = Optional.ofNullable(assignee).filter(chosen -> chosen != NOBODY);
        assign(member, member.isPresent() ? "The review is assigned." : "Nobody sees to the review now.");
    }

    public void take() {
        assign(Optional.of(actor.get().memberId()), "The review is yours.");
    }

    private void assign(Optional<Long> member, String done) {
        act(() -> team.assign(actor.get(), page.getNumber(), member, Optional.ofNullable(seen)), done);
        // The page shows now whom a colleague has chosen, so the next try is made in its sight.
        seen = null;
        assignee = null;
    }

    public void addTag() {
        act(() -> team.tag(actor.get(), page.getNumber(), tag), "The tag is on the review.");
    }

    public void removeTag() {
        act(() -> team.untag(actor.get(), page.getNumber(), String.valueOf(removedTag)), "The tag is off the review.");
    }

    public void addNote() {
        act(this::keepNote, "The note is kept. Only the team sees it.");
    }

    /** The reply beside it has a content too: what is wrong with the note is said at the note. */
    private void keepNote() {
        try {
            ReviewNote _ = team.note(actor.get(), page.getNumber(), note);
        } catch (ProblemException problem) {
            throw problem.errors().isEmpty()
                    ? problem
                    : ProblemException.badField(
                            "note", problem.errors().getFirst().message());
        }
    }

    public void deleteNote() {
        long deleted = deletedNote == null ? 0 : deletedNote;
        act(() -> team.deleteNote(actor.get(), page.getNumber(), deleted), "The note is deleted.");
    }

    private static void act(Runnable deed, String done) {
        try {
            deed.run();
        } catch (ProblemException problem) {
            Notices.problem(problem);
            return;
        }
        Notices.done(done);
        Faces.refreshWithQueryString();
    }

    private long present() {
        return Optional.ofNullable(page.getDetail())
                .map(detail -> detail.review().assignedTo())
                .map(ReviewWork.Assignee::id)
                .orElse(NOBODY);
    }

    public Long getAssignee() {
        return assignee == null ? Long.valueOf(present()) : assignee;
    }

    public void setAssignee(@Nullable Long assignee) {
        this.assignee = assignee;
    }

    /** Whom the person saw assigned; somebody else meanwhile is a conflict. */
    public Long getSeen() {
        return seen == null ? Long.valueOf(present()) : seen;
    }

    public void setSeen(@Nullable Long seen) {
        this.seen = seen;
    }

    public @Nullable String getTag() {
        return tag;
    }

    public void setTag(@Nullable String tag) {
        this.tag = tag;
    }

    public @Nullable String getNote() {
        return note;
    }

    public void setNote(@Nullable String note) {
        this.note = note;
    }
}
