package org.nextcloudmcp.cluster;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.nextcloudmcp.broker.AccessTokenCache;
import org.nextcloudmcp.grant.GrantDirectory;
import org.nextcloudmcp.transaction.OwnTransaction;

/**
 * Compares what the cache holds with the database: what other nodes changed is seen also if what they announced was not
 * heard.
 */
@Singleton
public class Lookout {

    private final AccessTokenCache cache;
    private final GrantDirectory grants;
    private final OwnTransaction transaction;

    @Inject
    public Lookout(AccessTokenCache cache, GrantDirectory grants, OwnTransaction transaction) {
        this.cache = cache;
        this.grants = grants;
        this.transaction = transaction;
    }

    /**
     * Drops the tokens of grants that are gone, refused, or of a later generation by now.
     *
     * @throws jakarta.ejb.EJBException if the database does not answer
     */
    public void look() {
        var kept = cache.generations();
        if (kept.isEmpty()) {
            return;
        }
        var active = transaction.call(() -> grants.activeGenerations(kept.keySet()));
        kept.keySet().forEach(subject -> {
            var generation = active.get(subject);
            if (generation == null) {
                cache.drop(subject);
            } else {
                cache.dropBefore(subject, generation);
            }
        });
    }
}
