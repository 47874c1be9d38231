package org.storelink.appstoreconnect.wire;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one JSON text, once. Numbers stay as they are written, in BigDecimal; of equal names the last one counts. */
final class JsonReader {

    private static final int DEEPEST = 64;

    private final String text;
    private int at;

    JsonReader(String text) {
        this.text = text;
    }

    Optional<Object> whole() {
        try {
            skipBlanks();
            Object value = value(0);
            skipBlanks();
            return at == text.length() ? Optional.ofNullable(value) : Optional.empty();
        } catch (NotJson _) {
            return Optional.empty();
        }
    }

    private static final class NotJson extends Exception {

        private static final long serialVersionUID = 1L;
    }

    private @Nullable Object value(int depth) throws NotJson {
        if (depth > DEEPEST) {
            throw new NotJson();
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object(int depth) throws NotJson {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        at++;
        skipBlanks();
        if (peek() == '}') {
            at++;
            return members;
        }
        while (true) {
            skipBlanks();
            String name = string();
            skipBlanks();
            expect(':');
            skipBlanks();
            members.put(name, value(depth + 1));
            skipBlanks();
            if (next() == '}') {
                return members;
            }
            back(',');
        }
    }

    private List<@Nullable Object> list(int depth) throws NotJson {
        List<@Nullable Object> items = new ArrayList<>();
        at++;
        skipBlanks();
        if (peek() == ']') {
            at++;
            return items;
        }
        while (true) {
            skipBlanks();
            items.add(value(depth + 1));
            skipBlanks();
            if (next() == ']') {
                return items;
            }
            back(',');
        }
    }

    private String string() throws NotJson {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (true) {
            char character = next();
            if (character == '"') {
                return string.toString();
            }
            if (character < ' ') {
                throw new NotJson();
            }
            string.append(character == '\\' ? escaped() : character);
        }
    }

    private char escaped() throws NotJson {
        char character = next();
        return switch (character) {
            case '"', '\\', '/' -> character;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw new NotJson();
        };
    }

    private char unicode() throws NotJson {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0) {
                throw new NotJson();
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private BigDecimal number() throws NotJson {
        int from = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String written = text.substring(from, at);
        if (!written.matches("-?(0|[1-9]\\d{0,99})(\\.\\d{1,99})?([eE][+-]?\\d{1,3})?")) {
            throw new NotJson();
        }
        return new BigDecimal(written);
    }

    private @Nullable Object word(String word, @Nullable Object meaning) throws NotJson {
        if (!text.startsWith(word, at)) {
            throw new NotJson();
        }
        at += word.length();
        return meaning;
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() throws NotJson {
        if (at == text.length()) {
            throw new NotJson();
        }
        return text.charAt(at);
    }

    private char next() throws NotJson {
        char character = peek();
        at++;
        return character;
    }

    private void expect(char wanted) throws NotJson {
        if (next() != wanted) {
            throw new NotJson();
        }
    }

    /** The character just taken must have been this one. */
    private void back(char wanted) throws NotJson {
        at--;
        expect(wanted);
    }
}
