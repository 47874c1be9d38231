package org.storelink.connector;

import java.net.URI;

/**
 * A host that a connector talks to. Operators and tests may point it elsewhere with the configuration key
 * {@code storelink.connector.<connector id>.endpoint.<name>}; nobody can from the console or the API.
 *
 * @param name short, lower case
 * @param usual base URL in production: scheme, host and port, without a trailing slash
 * @param purpose one sentence for the operator
 */
public record Endpoint(String name, URI usual, String purpose) {}
