package org.storelink.ingestion;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Beats on every node. What is to be done, and by whom, stands in the ledger; the timer itself need not survive anything. */
@Startup
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Heartbeat {

    @Resource
    private TimerService timers;

    @Inject
    private Ingestion ingestion;

    @Inject
    private IngestionConfig config;

    @PostConstruct
    void start() {
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
