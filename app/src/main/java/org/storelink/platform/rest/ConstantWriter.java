package org.storelink.platform.rest;

import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerationException;
import jakarta.json.stream.JsonGenerator;

/** Enum constants in lower case, as values and as keys of maps. */
@SuppressWarnings("rawtypes") // The library matches by the erased type.
public class ConstantWriter implements JsonbSerializer<Enum> {

    @Override
    public void serialize(Enum constant, JsonGenerator generator, SerializationContext context) {
        String word = Naming.of(constant);
        try {
            generator.write(word);
        } catch (JsonGenerationException whereAKeyIsDue) {
            // The library hands over keys like values, and only the generator knows which it waits for.
            generator.writeKey(word);
        }
    }
}
