package org.nextcloudmcp.redemption;

import jakarta.ejb.EJBException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.nextcloudmcp.migration.Migrations;
import org.nextcloudmcp.transaction.OwnTransaction;

/** Transactions on a pool of connections, in place of the container's. */
final class BenchmarkTransactions extends OwnTransaction implements AutoCloseable {

    private final EntityManagerFactory factory;
    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();

    BenchmarkTransactions(DataSource dataSource) {
        new Migrations(dataSource).migrate();
        factory = Persistence.createEntityManagerFactory(
                "broker",
                Map.of(
                        "jakarta.persistence.transactionType",
                        "RESOURCE_LOCAL",
                        "jakarta.persistence.nonJtaDataSource",
                        dataSource));
    }

    EntityManager entityManager() {
        return (EntityManager) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(current.get(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public <T> T call(Supplier<T> work) {
        try (var own = factory.createEntityManager()) {
            current.set(own);
            own.getTransaction().begin();
            var result = work.get();
            own.getTransaction().commit();
            return result;
        } catch (RuntimeException thrown) {
            throw new EJBException(thrown);
        } finally {
            current.remove();
        }
    }

    @Override
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    @Override
    public void close() {
        factory.close();
    }
}
