package org.storelink.ingestion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.ConfigProvider;

/** Offers what the beans of this component take through their constructors and no bean can be. */
@ApplicationScoped
class IngestionWiring {

    @Produces
    IngestionConfig config() {
        return IngestionConfig.from(ConfigProvider.getConfig());
    }
}
