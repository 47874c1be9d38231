package org.storelink.platform.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import org.jspecify.annotations.Nullable;
import org.omnifaces.exceptionhandler.FullAjaxExceptionHandler;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;

/** What the error pages show: nothing of the code, but a number by which an operator finds the log's entry. */
@Named
@RequestScoped
public class FailurePage {

    @Inject
    private ExternalContext request;

    /** Answers with the status that the problem stands for, instead of the container's 500. */
    public void answer() {
        request.setResponseStatus(getProblem().status());
    }

    public Problem getProblem() {
        return attribute(RequestDispatcher.ERROR_EXCEPTION) instanceof ProblemException failure
                ? failure.problem()
                : Problem.INTERNAL;
    }

    public String getDetail() {
        return attribute(RequestDispatcher.ERROR_EXCEPTION) instanceof ProblemException failure ? failure.detail() : "";
    }

    /** Stands in the log beside the cause. */
    public String getIncident() {
        Object id = attribute(FullAjaxExceptionHandler.EXCEPTION_UUID);
        return id == null ? "none" : id.toString();
    }

    private @Nullable Object attribute(String name) {
        return request.getRequestMap().get(name);
    }
}
