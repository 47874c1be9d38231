package org.storelink.accounts;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;
import org.storelink.platform.Problem;

/**
 * How constants are written in the database: in lower case. The nested classes are public, and each names its types itself, because
 * the persistence provider finds them in no other way.
 */
final class Words {

    private Words() {}

    private static @Nullable String word(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String word) {
        return word == null ? null : Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    @Converter
    public static class OfAccountState implements AttributeConverter<AccountState, String> {

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable AccountState constant) {
            return word(constant);
        }

        @Override
        public @Nullable AccountState convertToEntityAttribute(@Nullable String word) {
            return constant(AccountState.class, word);
        }
    }

    @Converter
    public static class OfCapability implements AttributeConverter<Capability, String> {

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Capability constant) {
            return word(constant);
        }

        @Override
        public @Nullable Capability convertToEntityAttribute(@Nullable String word) {
            return constant(Capability.class, word);
        }
    }

    @Converter
    public static class OfSignInOutcome implements AttributeConverter<SignIn.Outcome, String> {

        @Override
        public @Nullable String convertToDatabaseColumn(SignIn.@Nullable Outcome constant) {
            return word(constant);
        }

        @Override
        public SignIn.@Nullable Outcome convertToEntityAttribute(@Nullable String word) {
            return constant(SignIn.Outcome.class, word);
        }
    }

    @Converter
    public static class OfOutcome implements AttributeConverter<Check.Outcome, String> {

        @Override
        public @Nullable String convertToDatabaseColumn(Check.@Nullable Outcome constant) {
            return word(constant);
        }

        @Override
        public Check.@Nullable Outcome convertToEntityAttribute(@Nullable String word) {
            return constant(Check.Outcome.class, word);
        }
    }

    @Converter
    public static class OfLinkState implements AttributeConverter<LinkState, String> {

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable LinkState constant) {
            return word(constant);
        }

        @Override
        public @Nullable LinkState convertToEntityAttribute(@Nullable String word) {
            return constant(LinkState.class, word);
        }
    }

    @Converter
    public static class OfProblem implements AttributeConverter<Problem, String> {

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Problem constant) {
            return word(constant);
        }

        @Override
        public @Nullable Problem convertToEntityAttribute(@Nullable String word) {
            return constant(Problem.class, word);
        }
    }
}
