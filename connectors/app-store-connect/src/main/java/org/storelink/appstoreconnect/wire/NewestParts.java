package org.storelink.appstoreconnect.wire;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.storelink.connector.RawPart;

/** What of a report counts when some of it was fetched twice, which happens where a call cannot go on behind an earlier one. */
public final class NewestParts {

    private NewestParts() {}

    /** The last of each name. */
    public static Collection<RawPart> of(List<RawPart> parts) {
        Map<String, RawPart> newest = new LinkedHashMap<>();
        parts.forEach(part -> newest.put(part.name(), part));
        return newest.values();
    }
}
