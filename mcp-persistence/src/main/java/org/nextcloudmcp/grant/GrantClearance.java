package org.nextcloudmcp.grant;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.crypto.SealBrokenException;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.RefreshToken;

/** Deletes grants whosesoever they are. Every method runs inside the caller's transaction. */
public final class GrantClearance {

    private static final Logger LOG = Logger.getLogger(GrantClearance.class.getName());

    private final EntityManager entityManager;
    private final GrantSeal seal;

    public GrantClearance(EntityManager entityManager, SecretCipher cipher) {
        this.entityManager = entityManager;
        this.seal = new GrantSeal(cipher);
    }

    /**
     * Deletes some grants, in whatever state, each with the refresh token last stored.
     *
     * @return those that this call deleted; none: there are none left
     */
    public List<DeletedGrant> deleteSome(int limit) {
        while (true) {
            var read = entityManager
                    .createQuery("SELECT g FROM OfflineGrant g ORDER BY g.id", OfflineGrantRow.class)
                    .setMaxResults(limit)
                    .setHint("eclipselink.refresh", true)
                    .getResultList();
            // One that was redeemed since it was read has another refresh token: it is read again.
            var deleted = read.stream().filter(this::deleted).map(this::opened).toList();
            if (!deleted.isEmpty() || read.isEmpty()) {
                return deleted;
            }
        }
    }

    private boolean deleted(OfflineGrantRow row) {
        return entityManager
                        .createQuery("DELETE FROM OfflineGrant g WHERE g.id = :id AND g.generation = :read")
                        .setParameter("id", row.id)
                        .setParameter("read", row.generation)
                        .executeUpdate()
                == 1;
    }

    private DeletedGrant opened(OfflineGrantRow row) {
        return new DeletedGrant(row.subject(), new ClientId(row.clientId), refreshToken(row));
    }

    private Optional<RefreshToken> refreshToken(OfflineGrantRow row) {
        try {
            return Optional.of(seal.refreshToken(row));
        } catch (SealBrokenException e) {
            LOG.log(Level.WARNING, "A grant is deleted unread and not revoked at the provider: {0}", e.getMessage());
            return Optional.empty();
        }
    }
}
