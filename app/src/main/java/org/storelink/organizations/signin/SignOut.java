package org.storelink.organizations.signin;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.storelink.organizations.ConsoleSessions;

/** Ends the session of the browser that asks. By POST only, so that no picture or link on another page signs anybody out. */
@WebServlet(name = "sign-out", urlPatterns = "/sign-out")
@SuppressWarnings("NullAway.Init") // By wire, before the first request.
public class SignOut extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private transient ConsoleSessions sessions;

    /** Containers make servlets by their constructor without arguments. */
    @Inject
    void wire(ConsoleSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        SessionCookie.read(request).ifPresent(sessions::end);
        SessionCookie.delete(request, response);
        request.logout();
        HttpSession views = request.getSession(false);
        if (views != null) {
            views.invalidate();
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", request.getContextPath() + "/sign-in");
    }
}
