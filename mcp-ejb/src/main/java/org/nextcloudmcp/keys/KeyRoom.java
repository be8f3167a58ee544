package org.nextcloudmcp.keys;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.settings.Configuration;

/** The keys as an administrator looks at them. */
@Singleton
public class KeyRoom {

    private static final Logger LOG = Logger.getLogger(KeyRoom.class.getName());

    private final Configuration configuration;
    private final KeysInForce inForce;
    private final KeyUse use;

    @Inject
    KeyRoom(Configuration configuration, KeysInForce inForce, KeyUse use) {
        this.configuration = configuration;
        this.inForce = inForce;
        this.use = use;
    }

    /**
     * All keys that are on the ring or needed, those of the ring first and in its order. Those that are needed are named
     * also while the ring lacks them.
     *
     * @return empty if the database does not answer
     */
    public Optional<List<KeyStanding>> keys() {
        try {
            return Optional.of(keys(new LinkedHashMap<>(use.countByKey())));
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "Which keys are in use is not known: the database does not answer", e);
            return Optional.empty();
        }
    }

    private List<KeyStanding> keys(Map<String, Long> used) {
        var onRing = configuration.usable() ? inForce.get().keyIds() : Set.<String>of();
        var keys = new ArrayList<KeyStanding>();
        for (var id : onRing) {
            var count = used.remove(id);
            keys.add(new KeyStanding(id, keys.isEmpty(), true, count == null ? 0 : count));
        }
        used.forEach((id, count) -> keys.add(new KeyStanding(id, false, false, count)));
        return keys;
    }
}
