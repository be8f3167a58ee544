package org.nextcloudmcp.resealing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.nextcloudmcp.crypto.SealBrokenException;
import org.nextcloudmcp.crypto.SealedSecret;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.storage.SealedColumn;

/**
 * Seals values anew, a batch in a transaction. A value is replaced only where it still is, to the letter and in its
 * generation, what was read: a redemption that commits in between wins, and its tokens are never overwritten by older
 * ones. So any number of nodes may do this at once; on PostgreSQL they take turns, batch by batch.
 */
public final class Resealing {

    private static final Logger LOG = Logger.getLogger(Resealing.class.getName());

    /** An advisory lock's number, of no meaning elsewhere: "reseal" in ASCII. */
    private static final long TURN = 0x72657365616cL;

    private final DataSource dataSource;
    private final SecretCipher cipher;

    public Resealing(DataSource dataSource, SecretCipher cipher) {
        this.dataSource = dataSource;
        this.cipher = cipher;
    }

    /**
     * Seals the next values of a column that another key than this one has sealed.
     *
     * @param firstKeyId the first key of the ring
     * @param after the number of the last row that was looked at, 0 to begin
     * @param limit how many values at most
     * @return empty if another node has its turn
     * @throws SQLException if the database does not answer; nothing or all of the batch is stored then
     */
    public Optional<ResealedBatch> next(SealedColumn column, String firstKeyId, long after, int limit)
            throws SQLException {
        try (var connection = dataSource.getConnection()) {
            var before = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                var batch = ourTurn(connection)
                        ? Optional.of(batch(connection, column, firstKeyId, after, limit))
                        : Optional.<ResealedBatch>empty();
                connection.commit();
                return batch;
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(before);
            }
        }
    }

    /** The lock ends with the transaction, and so with a node that dies. HSQLDB has one node. */
    private static boolean ourTurn(Connection connection) throws SQLException {
        if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            return true;
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT pg_try_advisory_xact_lock(" + TURN + ")")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private ResealedBatch batch(Connection connection, SealedColumn column, String firstKeyId, long after, int limit)
            throws SQLException {
        var values = values(connection, column, firstKeyId + ":", after, limit);
        var changes = new ArrayList<Change>();
        var unreadable = 0;
        for (var value : values) {
            try {
                cipher.resealed(
                                SealedSecret.parse(value.sealed),
                                column.associatedData(value.subject, value.generation))
                        .ifPresent(anew -> changes.add(new Change(value, anew.encoded())));
            } catch (SealBrokenException | IllegalArgumentException e) {
                unreadable++;
                LOG.log(Level.WARNING, "Row {0} of {1} cannot be sealed anew: {2}", new Object[] {
                    Long.toString(value.id), column, e.getMessage()
                });
            }
        }
        var stored = stored(connection, column, changes);
        var last = values.size() < limit ? OptionalLong.empty() : OptionalLong.of(values.get(limit - 1).id);
        return new ResealedBatch(stored, changes.size() - stored, unreadable, last);
    }

    private static List<Value> values(Connection connection, SealedColumn column, String prefix, long after, int limit)
            throws SQLException {
        var sql = """
                SELECT id, issuer, sub, %2$s, %1$s FROM %3$s
                WHERE id > ? AND %1$s IS NOT NULL AND SUBSTRING(%1$s FROM 1 FOR %4$d) <> ?
                ORDER BY id LIMIT ?""".formatted(column.name(), column.generation(), column.table(), prefix.length());
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, after);
            statement.setString(2, prefix);
            statement.setInt(3, limit);
            var values = new ArrayList<Value>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var subject = new Subject(rows.getString(2), rows.getString(3));
                    values.add(new Value(rows.getLong(1), subject, rows.getLong(4), rows.getString(5)));
                }
            }
            return values;
        }
    }

    private static int stored(Connection connection, SealedColumn column, List<Change> changes) throws SQLException {
        if (changes.isEmpty()) {
            return 0;
        }
        var sql = "UPDATE %3$s SET %1$s = ? WHERE id = ? AND %2$s = ? AND %1$s = ?"
                .formatted(column.name(), column.generation(), column.table());
        try (var statement = connection.prepareStatement(sql)) {
            for (var change : changes) {
                statement.setString(1, change.anew);
                statement.setLong(2, change.value.id);
                statement.setLong(3, change.value.generation);
                statement.setString(4, change.value.sealed);
                statement.addBatch();
            }
            var stored = 0;
            for (var rows : statement.executeBatch()) {
                stored += rows;
            }
            return stored;
        }
    }

    private record Value(long id, Subject subject, long generation, String sealed) {}

    private record Change(Value value, String anew) {}
}
