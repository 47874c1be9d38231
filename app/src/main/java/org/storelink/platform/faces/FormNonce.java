package org.storelink.platform.faces;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.component.UIForm;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.event.SystemEvent;
import jakarta.faces.event.SystemEventListener;
import java.io.IOException;
import org.omnifaces.util.Components;
import org.primefaces.context.PrimeFacesContext;

/**
 * Puts the nonce of a page into each of its forms. PrimeFaces asks for it when a form is answered with the same page, and would add it
 * by a script of its own, which most pages do not load.
 */
public final class FormNonce implements SystemEventListener {

    @Override
    public boolean isListenerForSource(Object source) {
        return source instanceof UIViewRoot;
    }

    @Override
    public void processEvent(SystemEvent event) {
        Components.findComponentsInChildren((UIComponent) event.getSource(), UIForm.class).stream()
                .filter(form -> form.getChildren().stream().noneMatch(Field.class::isInstance))
                .forEach(form -> form.getChildren().add(new Field()));
    }

    /** Made anew for each rendering. */
    static final class Field extends UIComponentBase {

        private static final String NAME = "primefaces.nonce";

        Field() {
            setTransient(true);
            setRendererType(null);
        }

        @Override
        public String getFamily() {
            return NAME;
        }

        @Override
        public void encodeEnd(FacesContext context) throws IOException {
            ResponseWriter out = context.getResponseWriter();
            out.startElement("input", this);
            out.writeAttribute("type", "hidden", null);
            out.writeAttribute("name", NAME, null);
            out.writeAttribute("value", PrimeFacesContext.getCspState(context).getNonce(), null);
            out.endElement("input");
        }
    }
}
