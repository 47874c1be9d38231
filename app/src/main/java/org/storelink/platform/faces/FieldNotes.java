package org.storelink.platform.faces;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.component.visit.VisitHint;
import jakarta.faces.event.SystemEvent;
import jakarta.faces.event.SystemEventListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.omnifaces.util.Components;

/**
 * Ties what stands beside a field to the field itself, for whoever cannot see it: a screen reader that comes to the field reads its
 * error and its help. The cursor goes to the first field that is wrong, so that the error is read at once.
 */
public final class FieldNotes implements SystemEventListener {

    /** Parts of the composite {@code sl:field}. */
    private static final String ERROR = "error";

    private static final String HELP = "help";

    private static final String DESCRIBED_BY = "aria-describedby";
    private static final String INVALID = "aria-invalid";
    private static final String FOCUS = "autofocus";

    @Override
    public boolean isListenerForSource(Object source) {
        return source instanceof UIViewRoot;
    }

    @Override
    public void processEvent(SystemEvent event) {
        List<UIInput> inputs = inputs((UIComponent) event.getSource());
        inputs.forEach(FieldNotes::describe);
        inputs.stream().filter(input -> !input.isValid()).findFirst().ifPresent(wrong -> {
            inputs.forEach(input -> input.getPassThroughAttributes().remove(FOCUS));
            wrong.getPassThroughAttributes().put(FOCUS, FOCUS);
        });
    }

    private static List<UIInput> inputs(UIComponent view) {
        List<UIInput> inputs = new ArrayList<>();
        Components.forEachComponent()
                .fromRoot(view)
                .ofTypes(UIInput.class)
                .withHints(VisitHint.SKIP_ITERATION)
                .<UIInput>invoke(input -> inputs.add(input));
        return inputs;
    }

    /** The view is kept between two requests: what is no longer true has to go. */
    private static void describe(UIInput input) {
        UIComponent field = UIComponent.getCompositeComponentParent(input);
        if (field == null) {
            return;
        }
        UIComponent error = field.findComponent(ERROR);
        error.setRendered(!input.isValid());
        boolean helped = !String.valueOf(field.getAttributes().get(HELP)).isEmpty();
        String notes = Stream.of(
                        input.isValid() ? "" : error.getClientId(),
                        helped ? field.findComponent(HELP).getClientId() : "")
                .filter(id -> !id.isEmpty())
                .collect(Collectors.joining(" "));
        set(input, DESCRIBED_BY, notes);
        set(input, INVALID, input.isValid() ? "" : "true");
    }

    private static void set(UIInput input, String attribute, String value) {
        Map<String, Object> attributes = input.getPassThroughAttributes();
        if (value.isEmpty()) {
            attributes.remove(attribute);
        } else {
            attributes.put(attribute, value);
        }
    }
}
