package org.storelink.appstoresimulator.payments;

import static org.storelink.appstoresimulator.payments.WebObjects.ROOT;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.http.Refused;
import org.storelink.appstoresimulator.http.Request;
import org.storelink.appstoresimulator.http.Route;
import org.storelink.appstoresimulator.market.Account;
import org.storelink.appstoresimulator.market.Cast;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.appstoresimulator.session.WebSession;
import org.storelink.appstoresimulator.session.WebSessions;

/** The only way in which vendor numbers can be learnt without being told them. */
public final class Vendors {

    private static final Role[] READERS = {Role.ACCOUNT_HOLDER, Role.ADMIN, Role.FINANCE, Role.SALES};

    private final WebSessions sessions;
    private final Cast cast;

    public Vendors(WebSessions sessions, Cast cast) {
        this.sessions = sessions;
        this.cast = cast;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(ROOT + "/ra/user/detail", "payments.user", this::user),
                Route.get(
                        ROOT + "/ra/paymentConsolidation/providers/{provider}/sapVendorNumbers",
                        "payments.vendors",
                        this::vendors));
    }

    private Answer user(Request request) throws Refused {
        WebObjects.requireHeader(request);
        WebSession session = sessions.require(request);
        JsonArrayBuilder accounts = Json.createArrayBuilder();
        sessions.accounts(session.person()).forEach(account -> accounts.add(account(account, session)));
        return sessions.renew(WebObjects.success(Json.createObjectBuilder()
                .add("contentProviderId", session.account().number())
                .add("userName", session.person().appleId())
                .add("displayName", session.person().firstName())
                .add("associatedAccounts", accounts)
                .add(
                        "sessionToken",
                        Json.createObjectBuilder()
                                .add(
                                        "contentProviderId",
                                        Integer.parseInt(session.account().number())))
                .build()));
    }

    private static JsonObjectBuilder account(Account account, WebSession session) {
        JsonArrayBuilder roles = Json.createArrayBuilder();
        session.person().roles().stream().sorted().forEach(role -> roles.add(role.name()));
        return Json.createObjectBuilder()
                .add(
                        "contentProvider",
                        Json.createObjectBuilder()
                                .add("contentProviderId", Integer.parseInt(account.number()))
                                .add("contentProviderPublicId", WebSessions.publicId(account))
                                .add("name", account.name()))
                .add("roles", roles);
    }

    private Answer vendors(Request request) throws Refused {
        WebObjects.requireHeader(request);
        WebSession session = sessions.require(request, READERS);
        if (!request.variable(0).equals(session.account().number())) {
            throw new Refused(Answer.html(403, "403 Forbidden"));
        }
        JsonArrayBuilder vendors = Json.createArrayBuilder();
        cast.vendors(session.account())
                .forEach(vendor -> vendors.add(Json.createObjectBuilder()
                        .add("sapVendorNumber", Integer.parseInt(vendor.number()))
                        .add("lastSoldUnit", vendor.opened().toString())));
        return sessions.renew(WebObjects.success(vendors.build()));
    }
}
