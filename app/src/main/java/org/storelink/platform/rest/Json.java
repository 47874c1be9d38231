package org.storelink.platform.rest;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** The one way in which records become JSON: snake case, nulls written, instants in UTC without a zone, constants in lower case. */
@Provider
public class Json implements ContextResolver<Jsonb> {

    private static final Jsonb JSONB = JsonbBuilder.create(new JsonbConfig()
            .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES)
            .withNullValues(true)
            .withAdapters(new InstantText(), new DateText())
            .withSerializers(new ConstantWriter())
            .withDeserializers(new Constants(), new PlainText()));

    @Override
    public Jsonb getContext(Class<?> type) {
        return JSONB;
    }

    /** For those who write JSON outside of a resource. */
    public static String write(Object value) {
        return JSONB.toJson(value);
    }
}
