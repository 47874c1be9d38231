package org.storelink.platform.faces;

import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import java.util.Map;

/**
 * Gives a whole page that answers a form a new nonce. PrimeFaces insists that the form sends the view's old one back, which only its
 * own script does: without that script, or without any, forms would be refused. Partial answers keep theirs, they have to.
 */
public class FreshNonce implements PhaseListener {

    private static final long serialVersionUID = 1L;
    private static final String NONCE = "primefaces.nonce";

    @Override
    public void afterPhase(PhaseEvent event) {
        FacesContext context = event.getFacesContext();
        UIViewRoot view = context.getViewRoot();
        boolean whole = !context.getPartialViewContext().isAjaxRequest();
        if (whole
                && view != null
                && !context.getExternalContext().getRequestParameterMap().containsKey(NONCE)) {
            Map<String, Object> kept = view.getViewMap(false);
            if (kept != null) {
                kept.remove(NONCE);
            }
        }
    }

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RESTORE_VIEW;
    }
}
