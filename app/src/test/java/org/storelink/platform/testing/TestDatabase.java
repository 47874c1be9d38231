package org.storelink.platform.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.TransactionRequiredException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * An empty migrated database with the product's entities, for tests without a server. Derby in memory, or PostgreSQL when the system
 * property {@code storelink.test.database} says so. Keep one per test class:
 *
 * <pre>{@code
 * @DatabaseTest
 * class AccountsTest {
 *     @AutoClose
 *     static final TestDatabase database = TestDatabase.open();
 *
 *     private final Accounts accounts = new Accounts(database.entityManager(), clock);
 * }
 * }</pre>
 *
 * Its entity manager behaves like the server's: it may be shared by threads, and each transaction has a persistence context of its own.
 */
public final class TestDatabase implements AutoCloseable {

    private static final ScopedValue<EntityManager> TRANSACTION = ScopedValue.newInstance();
    private static final Set<String> NEED_A_TRANSACTION =
            Set.of("persist", "merge", "remove", "flush", "refresh", "lock");

    private final MigratedDatabase database;
    private final Entities entities;
    private volatile boolean closed;
    private final EntityManager entityManager;

    private TestDatabase(MigratedDatabase database) {
        this.database = database;
        this.entities = Entities.on(database.dataSource());
        this.entityManager = (EntityManager) Proxy.newProxyInstance(
                EntityManager.class.getClassLoader(), new Class<?>[] {EntityManager.class}, this::call);
    }

    public static TestDatabase open() {
        return new TestDatabase(MigratedDatabase.make());
    }

    public DataSource dataSource() {
        return database.dataSource();
    }

    /** Joins the transaction of the calling thread; without one it only reads. */
    public EntityManager entityManager() {
        return entityManager;
    }

    /** Runs work as a {@code @Transactional} method would: joins a transaction or begins one, rolls back when the work throws. */
    public <T> T inTransaction(Supplier<T> work) {
        return TRANSACTION.isBound() ? work.get() : inNewTransaction(work);
    }

    public void inTransaction(Runnable work) {
        inTransaction(() -> {
            work.run();
            return true;
        });
    }

    /** Runs work as a method with {@code REQUIRES_NEW} would. */
    public <T> T inNewTransaction(Supplier<T> work) {
        try (EntityManager own = newEntityManager()) {
            EntityTransaction transaction = own.getTransaction();
            transaction.begin();
            try {
                T result = ScopedValue.where(TRANSACTION, own).call(work::get);
                transaction.commit();
                return result;
            } finally {
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        entities.release();
        database.close();
    }

    /** Never for who comes late: the entities may be on the database of another test by then. */
    private EntityManager newEntityManager() {
        if (closed) {
            throw new IllegalStateException("This database of a test was closed.");
        }
        return entities.factory().createEntityManager();
    }

    private Object call(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (!TRANSACTION.isBound() && NEED_A_TRANSACTION.contains(method.getName())) {
            throw new TransactionRequiredException(method.getName() + " outside of TestDatabase.inTransaction");
        }
        EntityManager target = TRANSACTION.isBound() ? TRANSACTION.get() : newEntityManager();
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
