package org.nextcloudmcp.keys;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.nextcloudmcp.settings.Configuration;

/** The keys as an administrator looks at them. */
@Singleton
public class KeyRoom {

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
     * @throws SQLException if the database does not answer
     */
    public List<KeyStanding> keys() throws SQLException {
        var used = new LinkedHashMap<>(use.countByKey());
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
