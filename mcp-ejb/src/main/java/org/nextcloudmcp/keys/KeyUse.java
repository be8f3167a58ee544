package org.nextcloudmcp.keys;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.resealing.SealedValues;

/** How many values each key has sealed, wherever they lie. */
@Singleton
class KeyUse {

    private static final Logger LOG = Logger.getLogger(KeyUse.class.getName());

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
     * Counts.
     *
     * @throws SQLException if the database does not answer
     */
    Map<String, Long> countByKey() throws SQLException {
        var counts = new TreeMap<>(values.countByKey());
        for (var store : elsewhere) {
            store.countByKey().forEach((key, count) -> counts.merge(key, count, Long::sum));
        }
        return counts;
    }

    /** What lies outside of the database is little, and sealed anew at once. */
    void sealAnewElsewhere() {
        for (var store : elsewhere) {
            try {
                if (!store.countByKey().isEmpty()) {
                    store.sealAnew();
                }
            } catch (IOException e) {
                LOG.log(Level.WARNING, "What lies outside of the database keeps its keys for now", e);
            }
        }
    }
}
