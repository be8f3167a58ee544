package org.nextcloudmcp.migration;

import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.nextcloudmcp.storage.Dialect;

/** Applies the scripts of {@code db/migration} that the database has not seen yet. Nodes that start together take turns. */
public final class Migrations {

    private final DataSource dataSource;

    public Migrations(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Migrates; must run outside of a transaction of the container.
     *
     * @throws IllegalStateException if the database is away or of a vendor without scripts
     * @throws org.flywaydb.core.api.FlywayException if a script fails or an applied one was changed afterwards
     */
    public void migrate() {
        // The class loader that holds the scripts: inside an EAR the thread's may be another module's.
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:db/migration/" + vendor())
                .validateMigrationNaming(true)
                // The server may have put tables of its own (for EJB timers) there first.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    private String vendor() {
        try (var connection = dataSource.getConnection()) {
            return Dialect.of(connection).name().toLowerCase(Locale.ROOT);
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer", e);
        }
    }
}
