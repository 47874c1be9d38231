package org.storelink.platform.rest;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.ProblemException;

/**
 * Reads parameters of resources. A query parameter that does not fit is bad input named after it; a path that does not fit leads to
 * nothing, so it is not found. The platform would answer both with 404 and no word.
 */
@Provider
public class Parameters implements ParamConverterProvider {

    private record Kind(Function<String, Object> parse, String wanted) {}

    private static final Map<Class<?>, Kind> KINDS = Map.of(
            Integer.class, new Kind(Integer::valueOf, "is a whole number."),
            Long.class, new Kind(Long::valueOf, "is a whole number."),
            Boolean.class, new Kind(Parameters::bool, "is true or false."),
            LocalDate.class, new Kind(text -> DateText.parse("", text), "is a date such as 2026-11-22."),
            Instant.class,
                    new Kind(text -> InstantText.parse("", text), "is an instant in UTC such as 2026-11-22T08:15:30."),
            UUID.class, new Kind(UUID::fromString, "is a UUID."));

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        boolean inPath = false;
        String name = "";
        for (Annotation annotation : annotations) {
            switch (annotation) {
                case QueryParam query -> name = query.value();
                case PathParam path -> inPath = true;
                default -> {}
            }
        }
        return inPath || !name.isEmpty() ? converter(type, name, inPath) : null;
    }

    private static <T> @Nullable ParamConverter<T> converter(Class<T> type, String name, boolean inPath) {
        if (type.isEnum()) {
            Class<? extends Enum> constants = type.asSubclass(Enum.class);
            return new Converter<>(text -> type.cast(Constants.parse(name, text, constants)), name, "", inPath);
        }
        Class<?> boxed = MethodType.methodType(type).wrap().returnType();
        Kind kind = KINDS.get(boxed);
        return kind == null
                ? null
                : new Converter<>(text -> cast(kind.parse().apply(text)), name, kind.wanted(), inPath);
    }

    @SuppressWarnings("unchecked") // KINDS maps a class to what parses it.
    private static <T> T cast(Object value) {
        return (T) value;
    }

    private static Boolean bool(String text) {
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private record Converter<T>(Function<String, T> parse, String name, String wanted, boolean inPath)
            implements ParamConverter<T> {

        @Override
        public @Nullable T fromString(@Nullable String text) {
            if (text == null || text.isEmpty()) {
                return null;
            }
            try {
                return parse.apply(text);
            } catch (DateTimeParseException | IllegalArgumentException | ProblemException e) {
                if (inPath) {
                    throw ProblemException.notFound("thing");
                }
                throw e instanceof ProblemException problem && wanted.isEmpty()
                        ? problem
                        : ProblemException.badField(name, wanted);
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
