package org.storelink.platform.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Open Liberty 26.0.0.5 reads the constants of a schema twice where the document comes from the build: here they are once again. */
public class DistinctConstants implements OASFilter {

    @Override
    public Schema filterSchema(Schema schema) {
        List<Object> constants = schema.getEnumeration();
        if (constants != null) {
            schema.setEnumeration(constants.stream().distinct().toList());
        }
        return schema;
    }
}
