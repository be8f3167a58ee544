package org.nextcloudmcp.startup;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.nextcloudmcp.keys.KeyWatch;
import org.nextcloudmcp.migration.Migrations;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.SettingFault;

/**
 * The server's start. It does not fail: a server that stays up can say what is missing, in the log and in its health
 * check, and becomes ready when a database that was late arrives. Transactions are the bean's own affair, for a
 * migration cannot run inside one.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class ServerStart {

    private static final Logger LOG = Logger.getLogger(ServerStart.class.getName());

    @Resource(lookup = "jdbc/broker")
    private DataSource dataSource;

    @Resource(lookup = "jdbc/broker-migration")
    private DataSource migrationDataSource;

    @Inject
    private Configuration configuration;

    @Inject
    private Readiness readiness;

    @Inject
    private KeptGrants keptGrants;

    @Inject
    private KeyWatch keys;

    private BrokerDatabase database;

    @PostConstruct
    void start() {
        if (configuration.usable()) {
            ServicesInForce.lines(configuration.settings().service()).forEach(LOG::info);
        } else {
            LOG.severe(report());
        }
        // A key that values need and the ring lacks stops the server before it is ready.
        database = new BrokerDatabase(dataSource, new Migrations(migrationDataSource), readiness, keys::look);
        database.check();
    }

    /** Every ten seconds: a database that was away at the start, or has gone since, and changed encryption keys. */
    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false, info = "database check")
    void lookAfterDatabase() {
        if (database.check()) {
            keptGrants.tell();
        }
    }

    /** All faults at once: an operator who mends one a start needs as many starts as there are faults. */
    private String report() {
        return configuration.faults().stream()
                .map(SettingFault::sentence)
                .collect(Collectors.joining(
                        System.lineSeparator() + "  ",
                        "The settings are incomplete. The server is up and answers 503 until they are right:"
                                + System.lineSeparator() + "  ",
                        ""));
    }
}
