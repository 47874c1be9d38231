package org.storelink.plugins;

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.storelink.connector.ConnectorDescriptor;
import org.storelink.connector.Endpoint;

/** Where a connector's endpoints are in this installation. */
final class Endpoints {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private final Map<String, URI> byName;

    private Endpoints(Map<String, URI> byName) {
        this.byName = byName;
    }

    /**
     * @param configuration value of a key, when it is set
     * @throws UnfitJar when an address is not https, nor http to this very machine
     */
    static Endpoints of(ConnectorDescriptor descriptor, Function<String, Optional<String>> configuration)
            throws UnfitJar {
        Map<String, URI> byName = new LinkedHashMap<>();
        for (Endpoint endpoint : descriptor.endpoints()) {
            String key = "storelink.connector." + descriptor.id() + ".endpoint." + endpoint.name();
            Optional<String> configured = configuration.apply(key).filter(value -> !value.isBlank());
            String source = configured.isPresent() ? "The configuration key " + key : "Its endpoint " + endpoint.name();
            byName.put(endpoint.name(), base(configured.orElse(endpoint.usual().toString()), source));
        }
        return new Endpoints(byName);
    }

    private static URI base(String value, String source) throws UnfitJar {
        URI address;
        try {
            address = URI.create(value.strip().replaceAll("/+$", ""));
        } catch (IllegalArgumentException e) {
            throw new UnfitJar(source + " is not an address: " + value);
        }
        if (address.getHost() == null
                || address.getRawUserInfo() != null
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            throw new UnfitJar(source + " must be scheme, host and port, like https://store.example, not " + value);
        }
        boolean loopback = LOOPBACK.matcher(address.getHost()).matches();
        if (!"https".equals(address.getScheme()) && !("http".equals(address.getScheme()) && loopback)) {
            throw new UnfitJar(source + " must begin with https:// (http:// is for this machine only), not " + value);
        }
        return address;
    }

    URI base(String name) {
        URI address = byName.get(name);
        if (address == null) {
            throw new IllegalArgumentException("the descriptor names no endpoint " + name);
        }
        return address;
    }

    /** Whether an address lies at one of the endpoints. */
    boolean allow(URI address) {
        Collection<URI> bases = byName.values();
        return bases.stream().anyMatch(base -> sameOrigin(base, address));
    }

    private static boolean sameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }
}
