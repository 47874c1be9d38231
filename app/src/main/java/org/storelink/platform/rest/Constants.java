package org.storelink.platform.rest;

import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.storelink.platform.ProblemException;

/** Reads what {@link ConstantWriter} writes; another word is refused with the ones allowed. */
@SuppressWarnings("rawtypes") // The library matches by the erased type.
public class Constants implements JsonbDeserializer<Enum> {

    @Override
    public Enum deserialize(JsonParser parser, DeserializationContext context, Type type) {
        return parse("body", parser.getString(), ((Class<?>) type).asSubclass(Enum.class));
    }

    static Enum parse(String field, String text, Class<? extends Enum> type) {
        for (Enum constant : type.getEnumConstants()) {
            if (Naming.of(constant).equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw ProblemException.badField(field, "is one of " + allowed(type) + ".");
    }

    private static String allowed(Class<? extends Enum> type) {
        return Arrays.stream(type.getEnumConstants()).map(Naming::of).collect(Collectors.joining(", "));
    }
}
