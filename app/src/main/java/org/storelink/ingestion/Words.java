package org.storelink.ingestion;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import org.storelink.connector.Grain;
import org.storelink.connector.Subject;

/** Enumerated values as the lower-case words that stand in the database. */
final class Words {

    private Words() {}

    @Converter
    public static class OfState implements AttributeConverter<ImportState, String> {

        @Override
        public String convertToDatabaseColumn(ImportState state) {
            return state.word();
        }

        @Override
        public ImportState convertToEntityAttribute(String word) {
            return ImportState.of(word).orElseThrow();
        }
    }

    @Converter
    public static class OfSubject implements AttributeConverter<Subject, String> {

        @Override
        public String convertToDatabaseColumn(Subject subject) {
            return subject.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public Subject convertToEntityAttribute(String word) {
            return Subject.valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    @Converter
    public static class OfGrain implements AttributeConverter<Grain, String> {

        @Override
        public String convertToDatabaseColumn(Grain grain) {
            return grain.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public Grain convertToEntityAttribute(String word) {
            return Grain.valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
