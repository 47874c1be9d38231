package org.storelink.organizations;

import java.util.Collection;
import java.util.List;
import org.storelink.platform.ProblemException;

/** The scopes that exist. A token has each one that it needs: writing does not include reading. */
public final class Scopes {

    /** In the order in which they are shown. */
    public static final List<String> ALL = List.of(
            "account:read",
            "account:write",
            "products:read",
            "products:write",
            "private:read",
            "private:write",
            "public:read",
            "public:write");

    private Scopes() {}

    /**
     * In their usual order, each once.
     *
     * @throws ProblemException bad request naming {@code scopes} when there is none or one does not exist
     */
    static List<String> checked(Collection<String> scopes) {
        List<String> unknown =
                scopes.stream().filter(scope -> !ALL.contains(scope)).toList();
        if (scopes.isEmpty() || !unknown.isEmpty()) {
            throw ProblemException.badField(
                    "scopes",
                    (unknown.isEmpty() ? "is empty" : "has " + String.join(", ", unknown)) + "; allowed are "
                            + String.join(", ", ALL) + ".");
        }
        return ALL.stream().filter(scopes::contains).toList();
    }
}
