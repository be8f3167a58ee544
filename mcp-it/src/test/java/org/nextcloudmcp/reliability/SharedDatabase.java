package org.nextcloudmcp.reliability;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.nextcloudmcp.crypto.KeyRing;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.grant.NewGrant;
import org.nextcloudmcp.grant.OfflineGrants;
import org.nextcloudmcp.harness.PostgresServer;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.postgresql.ds.PGSimpleDataSource;

/** The brokers' PostgreSQL as a test looks into it, past the brokers. */
final class SharedDatabase {
    private static final int BATCH = 500;

    private final PGSimpleDataSource dataSource = new PGSimpleDataSource();
    private final String encryptionKeys;

    SharedDatabase(int port, String encryptionKeys) {
        dataSource.setServerNames(new String[] {"127.0.0.1"});
        dataSource.setPortNumbers(new int[] {port});
        dataSource.setDatabaseName(PostgresServer.DATABASE);
        dataSource.setUser(PostgresServer.USER);
        this.encryptionKeys = encryptionKeys;
    }

    /** Stores a grant for each subject, sealed as the brokers seal. */
    void save(String issuer, List<String> subjects, UnaryOperator<String> refreshTokenOf) {
        SecretCipher cipher = new SecretCipher(KeyRing.parse(encryptionKeys), new SecureRandom());
        Map<String, Object> ours = Map.of(
                "jakarta.persistence.transactionType",
                "RESOURCE_LOCAL",
                "jakarta.persistence.nonJtaDataSource",
                dataSource,
                "eclipselink.logging.level",
                "SEVERE",
                "eclipselink.session-name",
                "seeding-" + System.identityHashCode(dataSource));
        try (EntityManagerFactory factory = Persistence.createEntityManagerFactory("broker", ours)) {
            for (int from = 0; from < subjects.size(); from += BATCH) {
                try (var entityManager = factory.createEntityManager()) {
                    entityManager.getTransaction().begin();
                    OfflineGrants grants = new OfflineGrants(entityManager, cipher);
                    for (String sub : subjects.subList(from, Math.min(from + BATCH, subjects.size()))) {
                        grants.save(new NewGrant(
                                new Subject(issuer, sub),
                                new RefreshToken(refreshTokenOf.apply(sub)),
                                Scopes.parse(ClusterStage.SCOPES),
                                ClusterStage.NEXTCLOUD,
                                new ClientId("load"),
                                Instant.now(),
                                Optional.empty()));
                    }
                    entityManager.getTransaction().commit();
                }
            }
        }
    }

    /** Changes rows; answers how many. */
    int update(String sql) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The single number that a query answers. */
    long number(String sql) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The pairs of texts that a query answers, by the first of each. */
    Map<String, String> pairs(String sql) {
        Map<String, String> pairs = new TreeMap<>();
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                pairs.put(rows.getString(1), rows.getString(2));
            }
            return pairs;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** How many grants are in this state. */
    long grants(String state) {
        return number("SELECT COUNT(*) FROM offline_grant WHERE state = '" + state + "'");
    }

    /** The intents of redemptions that nobody has ended. */
    long openIntents() {
        return number("SELECT COUNT(*) FROM redemption_intent");
    }
}
