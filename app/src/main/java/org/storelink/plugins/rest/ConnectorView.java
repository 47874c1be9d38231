package org.storelink.plugins.rest;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorDescriptor;
import org.storelink.connector.CredentialField;
import org.storelink.connector.CredentialMode;
import org.storelink.connector.Grain;
import org.storelink.connector.Guide;
import org.storelink.connector.ReportStream;
import org.storelink.connector.Store;
import org.storelink.plugins.InstalledConnector;
import org.storelink.plugins.RefusedJar;

/**
 * A connector as the API shows it: installed, or a jar that was refused.
 *
 * @param id empty when a refused jar does not tell
 * @param reason why it was refused
 */
public record ConnectorView(
        Optional<String> id,
        State state,
        Optional<String> reason,
        Optional<String> file,
        Optional<String> name,
        Optional<String> version,
        Optional<Store> store,
        List<Mode> modes,
        List<Stream> streams,
        List<Guide> guides) {

    /** Whether it can be used. */
    public enum State {
        INSTALLED,
        REFUSED
    }

    /**
     * A way of linking.
     *
     * @param keyField the field that tells keys apart, where an account may hold several
     */
    public record Mode(
            String id,
            String label,
            String help,
            List<Field> fields,
            Map<Capability, Offer> capabilities,
            Optional<String> guide,
            Optional<String> keyField) {}

    /** Whether a mode can give a capability, and why not. */
    public record Offer(boolean offered, String reason) {}

    /** @param secret write-only */
    public record Field(
            String name, String label, String help, boolean secret, boolean required, Optional<Form> format) {}

    /**
     * @param pattern a regular expression for the whole value
     * @param words the same for people
     */
    public record Form(String pattern, String words) {}

    /**
     * @param retention how far back the store serves it, as an ISO 8601 period; empty when all of it
     * @param restatedForDays for how many days after its period a figure may change
     */
    public record Stream(
            String id,
            String label,
            Capability capability,
            Grain grain,
            String zone,
            Optional<String> retention,
            int restatedForDays) {}

    static ConnectorView of(InstalledConnector connector) {
        ConnectorDescriptor descriptor = connector.descriptor();
        return new ConnectorView(
                Optional.of(descriptor.id()),
                State.INSTALLED,
                Optional.empty(),
                Optional.empty(),
                Optional.of(descriptor.name()),
                Optional.of(connector.version()),
                Optional.of(descriptor.store()),
                descriptor.modes().stream().map(ConnectorView::mode).toList(),
                descriptor.streams().stream().map(ConnectorView::stream).toList(),
                descriptor.guides());
    }

    static ConnectorView of(RefusedJar jar) {
        return new ConnectorView(
                jar.id(),
                State.REFUSED,
                Optional.of(jar.reason()),
                Optional.of(jar.file()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Mode mode(CredentialMode mode) {
        Map<Capability, Offer> offers = Arrays.stream(Capability.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        capability -> new Offer(
                                mode.capabilities().contains(capability),
                                mode.absentBecause().getOrDefault(capability, "")),
                        (one, _) -> one,
                        LinkedHashMap::new));
        return new Mode(
                mode.id(),
                mode.label(),
                mode.help(),
                mode.fields().stream().map(ConnectorView::field).toList(),
                offers,
                mode.guide(),
                mode.keyField());
    }

    private static Field field(CredentialField field) {
        boolean secret =
                switch (field) {
                    case CredentialField.Text _ -> false;
                    case CredentialField.Secret _ -> true;
                };
        return new Field(
                field.name(),
                field.label(),
                field.help(),
                secret,
                field.required(),
                field.format().map(format -> new Form(format.pattern().pattern(), format.words())));
    }

    private static Stream stream(ReportStream stream) {
        return new Stream(
                stream.id(),
                stream.label(),
                stream.capability(),
                stream.grain(),
                stream.zone().getId(),
                stream.retention().map(Object::toString),
                stream.restatedFor());
    }
}
