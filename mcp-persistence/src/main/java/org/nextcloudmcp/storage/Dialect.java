package org.nextcloudmcp.storage;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** What the two databases do not have in common: one belongs to one process, the other is shared by nodes. */
public enum Dialect {

    /** Embedded; one process owns its files, so there is nobody to tell anything or to lock out. */
    HSQLDB,

    /** Shared: advisory locks, LISTEN and NOTIFY, SKIP LOCKED. */
    POSTGRESQL;

    /**
     * Which of them the connection leads to.
     *
     * @throws SQLException if the database does not answer
     * @throws IllegalStateException if it is neither
     */
    public static Dialect of(Connection connection) throws SQLException {
        var product = connection.getMetaData().getDatabaseProductName();
        var name = product.toLowerCase(Locale.ROOT);
        if (name.startsWith("hsql")) {
            return HSQLDB;
        }
        if (name.startsWith("postgresql")) {
            return POSTGRESQL;
        }
        throw new IllegalStateException("HSQLDB and PostgreSQL are supported, not " + product);
    }

    /**
     * Which of them the current transaction runs on.
     *
     * @throws IllegalStateException if the database does not answer or is neither
     */
    public static Dialect of(EntityManager entityManager) {
        try {
            // Not closed: it is the transaction's own.
            return of(entityManager.unwrap(Connection.class));
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer", e);
        }
    }

    /** Whether other nodes may be at work on the same database. */
    public boolean shared() {
        return this == POSTGRESQL;
    }

    /** What a SELECT that claims rows ends with, so that nodes take different ones; nothing where there is one node. */
    public String skipLocked() {
        return shared() ? "FOR UPDATE SKIP LOCKED" : "";
    }
}
