package org.storelink.connector;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a connector is and can do, as data: the console, the API and the planner of ingestion work from it alone.
 *
 * @param id stable name in configuration keys, URLs and the database: lower-case letters, digits and dashes
 * @param name what people call it
 * @param store the store it connects
 * @param modes the ways of linking, the recommended one first
 * @param streams the kinds of report it can fetch
 * @param endpoints every host it talks to; an operator may point each elsewhere by configuration
 * @param guides step-by-step help that the console shows beside the forms
 */
public record ConnectorDescriptor(
        String id,
        String name,
        Store store,
        List<CredentialMode> modes,
        List<ReportStream> streams,
        List<Endpoint> endpoints,
        List<Guide> guides) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    public ConnectorDescriptor {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("connector id must be lower-case words joined by dashes: " + id);
        }
        modes = List.copyOf(modes);
        streams = List.copyOf(streams);
        endpoints = List.copyOf(endpoints);
        guides = List.copyOf(guides);
        if (modes.isEmpty()) {
            throw new IllegalArgumentException("a connector needs at least one mode of linking");
        }
    }

    public Optional<CredentialMode> mode(String modeId) {
        return modes.stream().filter(mode -> mode.id().equals(modeId)).findFirst();
    }

    public Optional<ReportStream> stream(String streamId) {
        return streams.stream().filter(stream -> stream.id().equals(streamId)).findFirst();
    }
}
