package org.nextcloudmcp.redemption;

import java.time.Instant;
import org.nextcloudmcp.audit.AuditAction;
import org.nextcloudmcp.grant.Grant;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Scopes;

/** Why a grant is to be redeemed. It decides whether what the grant already holds will do instead. */
public sealed interface Occasion {

    /** Whether there is nothing to redeem: another call, another node or the time before a restart has seen to it. */
    boolean settledBy(Grant grant, TokenLifetime lifetime, Instant now);

    /** The scopes to ask the provider for; none: all that were granted. */
    default Scopes scopes() {
        // Fewer would take away openid, which Nextcloud may need to ask who it is.
        return Scopes.none();
    }

    /** Whether its outcome is for who asked and for nobody else. */
    default boolean ownOnly() {
        return this instanceof Narrow;
    }

    /** What the audit trail calls a redemption for this. */
    default AuditAction audited() {
        return this instanceof Rotation ? AuditAction.ROTATION : AuditAction.REDEMPTION;
    }

    /** A call needs some live token. */
    record Call() implements Occasion {
        @Override
        public boolean settledBy(Grant grant, TokenLifetime lifetime, Instant now) {
            return grant.newestAccessToken()
                    .filter(newest -> lifetime.live(newest.expiresAt(), now))
                    .isPresent();
        }
    }

    /** Nextcloud refused this token, though it looked alive: a call needs another one. */
    record TokenRefused(AccessToken refused) implements Occasion {
        @Override
        public boolean settledBy(Grant grant, TokenLifetime lifetime, Instant now) {
            return grant.newestAccessToken()
                    .filter(newest -> !newest.token().equals(refused))
                    .filter(newest -> lifetime.live(newest.expiresAt(), now))
                    .isPresent();
        }
    }

    /** The refresh token's rotation is due since it was claimed. */
    record Rotation(Instant claimedAt) implements Occasion {
        @Override
        public boolean settledBy(Grant grant, TokenLifetime lifetime, Instant now) {
            return !grant.lastRotatedAt().isBefore(claimedAt);
        }
    }

    /** A redemption of this generation was begun and its outcome is unknown: only redeeming again can tell. */
    record Settlement(long generation) implements Occasion {
        @Override
        public boolean settledBy(Grant grant, TokenLifetime lifetime, Instant now) {
            return grant.generation() != generation;
        }
    }

    /**
     * One piece of work needs a token of its own that permits less than the grant (RFC 6749 section 6). The refresh
     * token's scope does not shrink by it.
     *
     * @param scopes what the token is to permit; at least one
     */
    record Narrow(Scopes scopes) implements Occasion {

        public Narrow {
            if (scopes.isEmpty()) {
                throw new IllegalArgumentException("no scopes would mean all scopes");
            }
        }

        @Override
        public boolean settledBy(Grant grant, TokenLifetime lifetime, Instant now) {
            return false;
        }
    }
}
