package org.storelink.reports;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The read models of this node, one per organization, opened when first asked for and closed when nobody has used them for a while. */
@ApplicationScoped
public class ReadModels {

    private final ReportsConfig config;
    private final Clock clock;
    private final ConcurrentMap<Long, ReadModel> models = new ConcurrentHashMap<>();

    @Inject
    public ReadModels(ReportsConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** For the proxy. */
    @SuppressWarnings("NullAway")
    protected ReadModels() {
        this(null, null);
    }

    public ReadModel of(long organizationId) {
        return models.computeIfAbsent(
                organizationId, id -> new ReadModel(config.directory().resolve(id + ".duckdb"), config, clock));
    }

    public void closeUnused() {
        models.values()
                .forEach(model -> model.closeWhenUnusedSince(clock.instant().minus(config.idle())));
    }

    /** Closes all files. A report that is being read at this moment breaks off. */
    @PreDestroy
    public void close() {
        models.values().forEach(ReadModel::close);
    }
}
