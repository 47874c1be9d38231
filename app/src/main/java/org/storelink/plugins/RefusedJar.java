package org.storelink.plugins;

import java.util.Optional;

/**
 * A file in a connector folder that was not taken.
 *
 * @param file its name, without the folder
 * @param id the connector it claims to be, when its manifest could be read
 * @param reason what is wrong with it and what to do, for the operator
 */
public record RefusedJar(String file, Optional<String> id, String reason) {}
