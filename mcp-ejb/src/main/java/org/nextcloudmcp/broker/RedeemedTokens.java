package org.nextcloudmcp.broker;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.grant.Grant;
import org.nextcloudmcp.grant.OfflineGrants;
import org.nextcloudmcp.grant.RotatedTokens;
import org.nextcloudmcp.grant.StoredAccessToken;
import org.nextcloudmcp.idp.TokenAnswer;
import org.nextcloudmcp.idp.TokenOutcome;
import org.nextcloudmcp.outbox.RevocationOutbox;
import org.nextcloudmcp.redemption.RefreshTokenEnd;
import org.nextcloudmcp.transaction.OwnTransaction;

/** Puts what the provider gave for a grant into the database, each time in a transaction that is committed on return. */
final class RedeemedTokens {

    private final OfflineGrants grants;
    private final RevocationOutbox outbox;
    private final OwnTransaction transaction;
    private final Clock clock;

    RedeemedTokens(OfflineGrants grants, RevocationOutbox outbox, OwnTransaction transaction, Clock clock) {
        this.grants = grants;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Stores what came, or, if the grant was revoked or replaced meanwhile, sees to it that the refresh token that came
     * is revoked too: it would outlive the user's revocation.
     *
     * @return whether the grant was still the one that was read
     * @throws jakarta.ejb.EJBException if the database does not answer
     */
    boolean stored(Grant grant, TokenAnswer answer, Optional<StoredAccessToken> token, Instant askedAt) {
        var end = RefreshTokenEnd.of(answer.refreshExpiresInSeconds(), askedAt);
        return stored(grant, new RotatedTokens(answer.refreshToken(), token, end));
    }

    /** Stores, or sees to the end of, a refresh token that came without a usable access token. */
    boolean stored(Grant grant, TokenOutcome.RotatedRefreshToken refreshToken, Instant askedAt) {
        var end = RefreshTokenEnd.of(refreshToken.expiresInSeconds(), askedAt);
        return stored(grant, new RotatedTokens(Optional.of(refreshToken.token()), Optional.empty(), end));
    }

    private boolean stored(Grant grant, RotatedTokens rotated) {
        var now = clock.instant();
        return transaction.call(() -> {
            if (grants.rotated(grant.subject(), grant.generation(), rotated, now)) {
                return true;
            }
            rotated.refreshToken().ifPresent(late -> outbox.add(grant.subject(), late, now));
            return false;
        });
    }

    /**
     * Puts the access token beside the refresh token that {@link #stored} has stored.
     *
     * @return whether the grant was still the one that was stored
     * @throws jakarta.ejb.EJBException if the database does not answer
     */
    boolean added(Grant grant, StoredAccessToken token) {
        var tokens = new RotatedTokens(Optional.empty(), Optional.of(token), Optional.empty());
        return transaction.call(() -> grants.rotated(grant.subject(), grant.generation() + 1, tokens, clock.instant()));
    }
}
