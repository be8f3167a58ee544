package org.nextcloudmcp.resealing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.nextcloudmcp.storage.SealedColumn;

/** Counts sealed values without opening them. Each call is a statement of its own, outside of any transaction. */
public final class SealedValues {

    private final DataSource dataSource;

    public SealedValues(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * How many values each key has sealed, over all columns; keys that sealed none are missing.
     *
     * @throws SQLException if the database does not answer
     */
    public Map<String, Long> countByKey() throws SQLException {
        var counts = new TreeMap<String, Long>();
        try (var connection = dataSource.getConnection()) {
            for (var column : SealedColumns.ALL) {
                countByKey(connection, column).forEach((key, count) -> counts.merge(key, count, Long::sum));
            }
        }
        return counts;
    }

    private static Map<String, Long> countByKey(Connection connection, SealedColumn column) throws SQLException {
        // The id of a key has no colon (KeyRing), so it ends at the first.
        var sql = """
                SELECT key_id, COUNT(*) FROM (
                  SELECT SUBSTRING(%1$s FROM 1 FOR POSITION(':' IN %1$s) - 1) AS key_id
                  FROM %2$s WHERE %1$s IS NOT NULL) AS sealed
                GROUP BY key_id""".formatted(column.name(), column.table());
        var counts = new TreeMap<String, Long>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counts;
    }
}
