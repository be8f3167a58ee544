package org.nextcloudmcp.keys;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.nextcloudmcp.resealing.SealedValues;

/** How many values each key has sealed, wherever they lie. */
@Singleton
class KeyUse {

    private final SealedValues values;
    private final Iterable<SealedElsewhere> elsewhere;

    @Inject
    KeyUse(SealedValues values, Instance<SealedElsewhere> elsewhere) {
        this(values, (Iterable<SealedElsewhere>) elsewhere);
    }

    KeyUse(SealedValues values, Iterable<SealedElsewhere> elsewhere) {
        this.values = values;
        this.elsewhere = elsewhere;
    }

    /**
     * @throws SQLException if the database does not answer
     */
    Map<String, Long> countByKey() throws SQLException {
        var counts = new TreeMap<>(values.countByKey());
        for (var store : elsewhere) {
            store.countByKey().forEach((key, count) -> counts.merge(key, count, Long::sum));
        }
        return counts;
    }
}
