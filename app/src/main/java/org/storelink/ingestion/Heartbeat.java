package org.storelink.ingestion;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

/** Beats on every node. What is to be done, and by whom, stands in the ledger; the timer itself need not survive anything. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Heartbeat {

    private static final int AFTER_ALL_OTHERS = Interceptor.Priority.APPLICATION + 900;

    @Resource
    private TimerService timers;

    @Inject
    private Ingestion ingestion;

    @Inject
    private IngestionConfig config;

    /** No sooner: a run needs the vault open, the connectors read and the sign-ins of the time before recalled. */
    public void start(@Observes @Priority(AFTER_ALL_OTHERS) Startup started) {
        ingestion.beatSoon();
        long interval = config.heartbeat().toMillis();
        timers.createIntervalTimer(interval, interval, new TimerConfig(null, false));
    }

    @Timeout
    void beat() {
        ingestion.beatSoon();
    }

    @PreDestroy
    void stop() {
        ingestion.stop();
    }
}
