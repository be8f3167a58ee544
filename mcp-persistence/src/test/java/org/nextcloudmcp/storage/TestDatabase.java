package org.nextcloudmcp.storage;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.nextcloudmcp.migration.Migrations;

/** A migrated database with the real persistence unit on it; transactions are the test's own instead of JTA's. */
public final class TestDatabase {

    private final DataSource dataSource;
    private final EntityManagerFactory factory;

    TestDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
        new Migrations(dataSource).migrate();
        this.factory = Persistence.createEntityManagerFactory(
                "broker",
                Map.of(
                        "jakarta.persistence.transactionType",
                        "RESOURCE_LOCAL",
                        "jakarta.persistence.nonJtaDataSource",
                        dataSource,
                        "eclipselink.session-name",
                        "test-" + System.identityHashCode(dataSource)));
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /** What one node does in one transaction. */
    public <T> T inTransaction(Function<EntityManager, T> work) {
        try (var entityManager = factory.createEntityManager()) {
            var transaction = entityManager.getTransaction();
            transaction.begin();
            try {
                var result = work.apply(entityManager);
                transaction.commit();
                return result;
            } finally {
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
        }
    }

    public void run(Consumer<EntityManager> work) {
        inTransaction(entityManager -> {
            work.accept(entityManager);
            return true;
        });
    }

    /** The same work in as many transactions at once, each on its own connection; all their results. */
    public <T> List<T> race(int runners, Function<EntityManager, T> work) {
        var executor = Executors.newFixedThreadPool(runners);
        try {
            var start = new CyclicBarrier(runners);
            var futures = new ArrayList<Future<T>>();
            for (var runner = 0; runner < runners; runner++) {
                futures.add(executor.submit(() -> {
                    start.await();
                    return inTransaction(work);
                }));
            }
            var results = new ArrayList<T>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (Exception e) {
            throw new AssertionError("a runner failed", e);
        } finally {
            executor.shutdownNow();
        }
    }

    /** Every value of every column of our tables as text. */
    public List<String> allColumns() {
        var values = new ArrayList<String>();
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            for (var table : List.of(
                    "offline_grant",
                    "pending_authorization",
                    "pending_revocation",
                    "audit_event",
                    "provider_probe",
                    "client_session",
                    "client_answer")) {
                try (var rows = statement.executeQuery("SELECT * FROM " + table)) {
                    while (rows.next()) {
                        for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                            values.add(String.valueOf(rows.getString(column)));
                        }
                    }
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return values;
    }

    public void sql(String... statements) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.executeUpdate(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    TestDatabase emptied() {
        sql(
                "DELETE FROM offline_grant",
                "DELETE FROM pending_authorization",
                "DELETE FROM pending_revocation",
                "DELETE FROM provider_probe",
                "DELETE FROM client_session",
                "DELETE FROM client_answer",
                "DELETE FROM broker_node",
                "DELETE FROM audit_event",
                "DELETE FROM audit_head",
                "INSERT INTO audit_head (events, chain_hash) VALUES (0, '" + "0".repeat(64) + "')");
        return this;
    }
}
