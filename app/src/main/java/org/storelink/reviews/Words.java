package org.storelink.reviews;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.Reply;
import org.storelink.connector.ReplyLimit;

/** Enumerated values as the lower-case words that stand in the database. */
final class Words {

    private Words() {}

    @Converter
    public static class OfReplyState implements AttributeConverter<ReplyState, String> {
        @Override
        public String convertToDatabaseColumn(ReplyState state) {
            return state.word();
        }

        @Override
        public ReplyState convertToEntityAttribute(String word) {
            return ReplyState.of(word);
        }
    }

    @Converter
    public static class OfStoreReply implements AttributeConverter<Reply.State, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(Reply.@Nullable State state) {
            return state == null ? null : state.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public Reply.@Nullable State convertToEntityAttribute(@Nullable String word) {
            return word == null ? null : Reply.State.valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    @Converter
    public static class OfUnit implements AttributeConverter<ReplyLimit.Unit, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(ReplyLimit.@Nullable Unit unit) {
            return unit == null ? null : unit.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public ReplyLimit.@Nullable Unit convertToEntityAttribute(@Nullable String word) {
            return word == null ? null : ReplyLimit.Unit.valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
