package org.storelink.accounts;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;
import org.storelink.platform.Problem;

/** How constants are written in the database: in lower case. */
abstract class Words<E extends Enum<E>> implements AttributeConverter<E, String> {

    private final Class<E> type;

    Words(Class<E> type) {
        this.type = type;
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable E constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public @Nullable E convertToEntityAttribute(@Nullable String word) {
        return word == null ? null : Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    @Converter
    static class OfAccountState extends Words<AccountState> {
        OfAccountState() {
            super(AccountState.class);
        }
    }

    @Converter
    static class OfCapability extends Words<Capability> {
        OfCapability() {
            super(Capability.class);
        }
    }

    @Converter
    static class OfOutcome extends Words<Check.Outcome> {
        OfOutcome() {
            super(Check.Outcome.class);
        }
    }

    @Converter
    static class OfLinkState extends Words<LinkState> {
        OfLinkState() {
            super(LinkState.class);
        }
    }

    @Converter
    static class OfProblem extends Words<Problem> {
        OfProblem() {
            super(Problem.class);
        }
    }
}
