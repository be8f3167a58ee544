package org.nextcloudmcp.redemption;

import jakarta.ejb.EJBException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * This node's redemptions whose outcome is not stored yet: those under way, and those whose outcome is known but was not
 * taken by the database. Answers with a refresh token are not here but in the journal.
 */
public final class Unstored {

    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Runnable> outcomes = new ConcurrentHashMap<>();

    void begins(UUID intentId) {
        underWay.add(intentId);
    }

    void ends(UUID intentId) {
        underWay.remove(intentId);
    }

    /** The database did not take this outcome; {@link #store} tries again. */
    void keep(UUID intentId, Runnable outcome) {
        outcomes.put(intentId, outcome);
    }

    /** Whether nothing is to be concluded from the intent being there. */
    boolean has(UUID intentId) {
        return underWay.contains(intentId) || outcomes.containsKey(intentId);
    }

    /**
     * Tries again to store what is kept.
     *
     * @throws EJBException if the database does not answer
     */
    void store() {
        EachOnce.of(Map.copyOf(outcomes).entrySet(), entry -> {
            entry.getValue().run();
            outcomes.remove(entry.getKey());
        });
    }
}
