package org.storelink.appstoreconnect.session;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.storelink.appstoreconnect.wire.Json;

/**
 * Whom App Store Connect takes the browser for.
 *
 * @param provider whose numbers it shows now
 * @param providers everyone the user works for, {@code provider} among them
 * @param roles as far as this answer says; often it does not
 */
public record Self(Provider provider, List<Provider> providers, List<String> roles) {

    public Self {
        providers = List.copyOf(providers);
        roles = List.copyOf(roles);
    }

    /** Empty for an answer that names no provider in the form that is known here. */
    static Optional<Self> of(Json session) {
        return Provider.of(session.at("provider")).map(provider -> {
            Stream<Provider> others = session.at("availableProviders").items().stream()
                    .flatMap(json -> Provider.of(json).stream())
                    .filter(other -> !other.isSame(provider));
            return new Self(provider, Stream.concat(Stream.of(provider), others).toList(), words(session.at("roles")));
        });
    }

    static List<String> words(Json list) {
        return list.items().stream()
                .flatMap(role -> role.text().stream())
                .map(role -> role.toUpperCase(Locale.ROOT))
                .toList();
    }

    /** The provider of this name that the user still works for. */
    public Optional<Provider> working(String publicId) {
        return providers.stream()
                .filter(each -> each.publicId().equals(publicId))
                .findFirst();
    }
}
