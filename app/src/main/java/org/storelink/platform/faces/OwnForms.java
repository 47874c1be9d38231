package org.storelink.platform.faces;

import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.faces.render.ResponseStateManager;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

/**
 * Refuses what is sent to a page without the state of one that was shown: no form of ours is like that, a forged one is. Faces by itself
 * does nothing of what such a form asks, but answers with the page as if all were well.
 */
public class OwnForms implements PhaseListener {

    private static final long serialVersionUID = 1L;
    private static final Set<String> READING = Set.of("GET", "HEAD");

    @Override
    public void beforePhase(PhaseEvent event) {
        FacesContext context = event.getFacesContext();
        HttpServletRequest request =
                (HttpServletRequest) context.getExternalContext().getRequest();
        // Pages that tell of an error are asked for by the container, whatever the method was.
        boolean asked = request.getDispatcherType() == DispatcherType.REQUEST;
        if (asked && !READING.contains(request.getMethod()) && !isOurs(context)) {
            throw new ViewExpiredException(request.getServletPath());
        }
    }

    private static boolean isOurs(FacesContext context) {
        String state = context.getExternalContext().getRequestParameterMap().get(ResponseStateManager.VIEW_STATE_PARAM);
        return context.isPostback() && state != null && isWellFormed(state);
    }

    /** Whether Faces can have written it: it breaks over other texts, instead of saying that it knows no such state. */
    private static boolean isWellFormed(String state) {
        try {
            String key = new String(Base64.getDecoder().decode(state), StandardCharsets.ISO_8859_1);
            return HexFormat.of().parseHex(key).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RESTORE_VIEW;
    }
}
