package org.storelink.appstoreconnect;

import java.util.*;
import org.storelink.connector.*;

final class ReporterSession implements StoreSession {
    ReporterSession(ConnectorContext context, Credential credential, MaterialStore material) {}

    @Override
    public List<Check> check() {
        return List.of();
    }

    @Override
    public Optional<Reports> reports() {
        return Optional.empty();
    }
}
