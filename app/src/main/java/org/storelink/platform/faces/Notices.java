package org.storelink.platform.faces;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitHint;
import jakarta.faces.component.visit.VisitResult;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;
import org.storelink.platform.ProblemException;

/** Tells the person at a page what happened. */
public final class Notices {

    /** Takes words as they are: a message that is one is a pattern, to which braces and apostrophes are not text. */
    private static final String AS_IT_IS = "{0}";

    private Notices() {}

    /** Something went well; still told after a redirect. */
    public static void done(String words) {
        Messages.addFlashGlobalInfo(AS_IT_IS, words);
    }

    /** Something did not: beside the fields that it names, else above the page. */
    public static void problem(ProblemException problem) {
        if (problem.errors().isEmpty()) {
            Messages.addGlobalError(AS_IT_IS, problem.detail());
        }
        problem.errors().forEach(Notices::tell);
    }

    private static void tell(ProblemException.FieldError error) {
        String id = error.field().substring(error.field().lastIndexOf('.') + 1);
        UIInput input = find(id);
        if (input == null) {
            Messages.addGlobalError(AS_IT_IS, error.field() + ": " + error.message());
        } else {
            input.setValid(false);
            Messages.addError(input.getClientId(), AS_IT_IS, sentence(error.message()));
        }
    }

    /** Beside its field a message stands alone. */
    private static String sentence(String message) {
        return message.isEmpty() ? message : Character.toUpperCase(message.charAt(0)) + message.substring(1);
    }

    private static @Nullable UIInput find(String id) {
        var found = new AtomicReference<@Nullable UIInput>();
        VisitContext once =
                VisitContext.createVisitContext(Faces.getContext(), null, EnumSet.of(VisitHint.SKIP_ITERATION));
        Faces.getViewRoot().visitTree(once, (context, component) -> {
            if (isInput(component, id)) {
                found.set((UIInput) component);
                return VisitResult.COMPLETE;
            }
            return VisitResult.ACCEPT;
        });
        return found.get();
    }

    private static boolean isInput(UIComponent component, String id) {
        return component instanceof UIInput && id.equals(component.getId());
    }
}
