package org.storelink.platform.rest;

import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import org.storelink.platform.ProblemException;

/** Texts without U+0000, which PostgreSQL takes in none. */
public class PlainText implements JsonbDeserializer<String> {

    static final String WANTED = "must not hold the character U+0000.";

    static boolean isText(String text) {
        return text.indexOf('\0') < 0;
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context, Type type) {
        String text = parser.getString();
        if (!isText(text)) {
            throw ProblemException.badField("body", WANTED);
        }
        return text;
    }
}
