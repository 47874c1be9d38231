package org.storelink.platform.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.omnifaces.exceptionhandler.FullAjaxExceptionHandler;
import org.storelink.platform.ProblemException;

/**
 * What the page shows when another one failed. Of a problem its words; of a page that waited too long how to go on; of anything else
 * nothing of the code, but a number by which an operator finds the log's entry.
 */
@Named
@RequestScoped
public class FailurePage {

    @Inject
    private ExternalContext request;

    /** Answers with the status that fits what happened, instead of the container's 500. */
    public void answer() {
        Throwable cause = cause();
        if (cause instanceof ProblemException problem) {
            request.setResponseStatus(problem.problem().status());
        } else if (cause instanceof ViewExpiredException) {
            request.setResponseStatus(HttpServletResponse.SC_CONFLICT);
        }
    }

    public String getTitle() {
        Throwable cause = cause();
        if (cause instanceof ProblemException problem) {
            return problem.problem().title();
        }
        return cause instanceof ViewExpiredException ? "This page has waited too long" : "Something went wrong";
    }

    public String getDetail() {
        Throwable cause = cause();
        if (cause instanceof ProblemException problem) {
            return problem.detail();
        }
        return cause instanceof ViewExpiredException
                ? "You were away for a while, and what was typed is gone. Nothing was changed. Open the page again and go on."
                : "It is our fault, not yours, and it has been written down. Try once more; if it stays, give this number to"
                        + " whoever runs this server.";
    }

    /** Whether it is something that an operator has to look into. */
    public boolean isOurs() {
        Throwable cause = cause();
        return !(cause instanceof ProblemException) && !(cause instanceof ViewExpiredException);
    }

    /** Stands in the log beside the cause. */
    public String getIncident() {
        Object id = attribute(FullAjaxExceptionHandler.EXCEPTION_UUID);
        return id == null ? "none" : id.toString();
    }

    private @Nullable Throwable cause() {
        Throwable cause = attribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown ? thrown : null;
        while (cause != null && !(cause instanceof ProblemException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private @Nullable Object attribute(String name) {
        return request.getRequestMap().get(name);
    }
}
