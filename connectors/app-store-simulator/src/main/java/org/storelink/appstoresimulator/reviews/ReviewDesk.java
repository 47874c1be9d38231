package org.storelink.appstoresimulator.reviews;

import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.http.Refused;
import org.storelink.appstoresimulator.http.Request;
import org.storelink.appstoresimulator.market.Account;
import org.storelink.appstoresimulator.olympus.Agreements;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.appstoresimulator.session.WebSession;
import org.storelink.appstoresimulator.session.WebSessions;

/** Lets people with a right to reviews at those of their own apps. */
public record ReviewDesk(WebSessions sessions, Agreements agreements, ReviewShelf shelf) {

    Account account(Request request) throws Refused {
        WebSession session = sessions.require(request, ReviewShelf.READERS.toArray(Role[]::new));
        agreements.require(session.account());
        return session.account();
    }

    Answer renewed(Answer answer) {
        return sessions.renew(answer);
    }
}
