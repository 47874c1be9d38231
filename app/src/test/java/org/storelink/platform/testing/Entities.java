package org.storelink.platform.testing;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.eclipse.persistence.sessions.server.ServerSession;

/**
 * The product's entities, handed from one database to the next: to make an entity manager factory takes longer than most tests. It
 * keeps nothing of rows, because the product shares no cache; numbers that it has drawn from sequences are forgotten.
 */
final class Entities {

    private static final Queue<Entities> IDLE = new ConcurrentLinkedQueue<>();

    private final EntityManagerFactory factory;
    private volatile DataSource database;

    private Entities(DataSource database) {
        this.database = database;
        Object handedOn = Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, this::askDatabase);
        Map<String, Object> properties = new HashMap<>();
        properties.put("jakarta.persistence.nonJtaDataSource", handedOn);
        properties.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
        properties.put("eclipselink.session-name", "entities-" + UUID.randomUUID());
        properties.put("eclipselink.logging.level", "SEVERE");
        this.factory = Persistence.createEntityManagerFactory("storelink", properties);
    }

    static Entities on(DataSource database) {
        Entities idle = IDLE.poll();
        if (idle == null) {
            return new Entities(database);
        }
        idle.database = database;
        idle.factory.unwrap(ServerSession.class).getSequencingControl().initializePreallocated();
        return idle;
    }

    EntityManagerFactory factory() {
        return factory;
    }

    void release() {
        IDLE.add(this);
    }

    private Object askDatabase(Object proxy, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(database, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
