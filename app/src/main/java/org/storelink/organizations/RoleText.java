package org.storelink.organizations;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import org.storelink.platform.Role;

/** Roles as words in the database. */
@Converter
public class RoleText implements AttributeConverter<Role, String> {

    @Override
    public String convertToDatabaseColumn(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Role convertToEntityAttribute(String text) {
        return Role.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
