package org.storelink.reviews.faces;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.faces.Notices;
import org.storelink.reviews.Placeholder;
import org.storelink.reviews.ReplyTemplate;
import org.storelink.reviews.ReplyTemplates;
import org.storelink.reviews.TemplateText;

/** The templates that replies begin with: all of them by folder, and a form for one. */
@Named
@RequestScoped
public class TemplatesPage {

    private static final String EXAMPLE = "{{order number}}";
    private static final String HERE = "/reviews/templates?faces-redirect=true";

    @Inject
    private ReplyTemplates templates;

    @Inject
    private CurrentActor actor;

    @Inject
    @Param(name = "template")
    private @Nullable Long id;

    private @Nullable ReplyTemplate chosen;
    private @Nullable String folder;
    private @Nullable String name;
    private @Nullable String content;
    private @Nullable Integer turn;
    private boolean overtaken;

    @PostConstruct
    void find() {
        if (id != null) {
            ReplyTemplate found = templates.get(actor.get(), id);
            chosen = found;
            folder = found.folder();
            name = found.name();
            content = found.content();
            turn = found.turn();
        }
    }

    /** @param name empty for those in no folder */
    public record Folder(String name, List<ReplyTemplate> templates) {}

    public List<Folder> getFolders() {
        return templates.list(actor.get()).stream()
                .collect(Collectors.groupingBy(ReplyTemplate::folder))
                .entrySet()
                .stream()
                .map(folder -> new Folder(folder.getKey(), folder.getValue()))
                .sorted(Comparator.comparing(Folder::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    public Placeholder[] getPlaceholders() {
        return Placeholder.values();
    }

    /** One that nothing is known for. */
    public String getExample() {
        return EXAMPLE;
    }

    public String shown(String words) {
        return Visible.of(words);
    }

    public @Nullable String save() {
        try {
            var text = TemplateText.of(folder, name, content);
            ReplyTemplate _ = chosen == null
                    ? templates.create(actor.get(), text)
                    : templates.change(actor.get(), chosen.id(), text, Optional.ofNullable(turn));
        } catch (ProblemException problem) {
            return refused(problem);
        }
        Notices.done("The template is saved.");
        return HERE;
    }

    public @Nullable String delete() {
        try {
            templates.delete(actor.get(), chosen == null ? 0 : chosen.id(), Optional.ofNullable(turn));
        } catch (ProblemException problem) {
            return refused(problem);
        }
        Notices.done("The template is deleted.");
        return HERE;
    }

    /** The page shows now what a colleague wrote, so the next try is made in its sight. */
    private @Nullable String refused(ProblemException problem) {
        Notices.problem(problem);
        overtaken = problem.problem() == Problem.PRECONDITION_FAILED;
        turn = chosen == null ? null : Integer.valueOf(chosen.turn());
        return null;
    }

    /** Whether a colleague has changed the template while the person wrote. */
    public boolean isOvertaken() {
        return overtaken;
    }

    public @Nullable ReplyTemplate getChosen() {
        return chosen;
    }

    public @Nullable String getFolder() {
        return folder;
    }

    public void setFolder(@Nullable String folder) {
        this.folder = folder;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getContent() {
        return content;
    }

    public void setContent(@Nullable String content) {
        this.content = content;
    }

    /** Of the template that the person saw; a change of it meanwhile is a conflict. */
    public @Nullable Integer getTurn() {
        return turn;
    }

    public void setTurn(@Nullable Integer turn) {
        this.turn = turn;
    }
}
