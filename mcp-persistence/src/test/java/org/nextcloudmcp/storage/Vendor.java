package org.nextcloudmcp.storage;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.hsqldb.jdbc.JDBCDataSource;

/** The databases that the repositories must behave the same on; each is started once, when it is first asked for. */
@SuppressWarnings("ImmutableEnumChecker") // each value holds its running database
public enum Vendor {
    /** Two-phase locking of tables, HSQLDB's default. */
    HSQLDB_LOCKS,
    /** Row versions. */
    HSQLDB_MVCC,
    POSTGRESQL;

    private final StringBuilder whyNot = new StringBuilder();
    private boolean started;
    private Optional<TestDatabase> database = Optional.empty();

    /** The database with empty tables; skips the test if this machine does not have it. */
    public synchronized TestDatabase database() {
        if (!started) {
            started = true;
            database = start();
        }
        assumeTrue(database.isPresent(), () -> this + " is skipped: " + whyNot);
        return database.orElseThrow().emptied();
    }

    private Optional<TestDatabase> start() {
        if (this != POSTGRESQL) {
            return Optional.of(new TestDatabase(
                    hsqldb(name().toLowerCase(Locale.ROOT) + (this == HSQLDB_MVCC ? ";hsqldb.tx=mvcc" : ""))));
        }
        return postgres().map(process -> new TestDatabase(process.dataSource()));
    }

    private Optional<PostgresProcess> postgres() {
        try {
            return PostgresProcess.start(whyNot);
        } catch (IOException | IllegalStateException e) {
            whyNot.append("PostgreSQL cannot be run here: ").append(e.getMessage());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A new in-memory database. */
    public static JDBCDataSource hsqldb(String name) {
        var dataSource = new JDBCDataSource();
        dataSource.setURL("jdbc:hsqldb:mem:" + name);
        dataSource.setUser("SA");
        dataSource.setPassword("");
        return dataSource;
    }
}
