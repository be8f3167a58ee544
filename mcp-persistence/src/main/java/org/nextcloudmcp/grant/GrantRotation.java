package org.nextcloudmcp.grant;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.crypto.SealBrokenException;
import org.nextcloudmcp.storage.ColumnTime;

/** Puts the tokens of a redemption in the place of those it redeemed, unless somebody else came first. */
final class GrantRotation {

    private final EntityManager entityManager;
    private final GrantSeal seal;

    GrantRotation(EntityManager entityManager, GrantSeal seal) {
        this.entityManager = entityManager;
        this.seal = seal;
    }

    /** Stores where the generation is still the row's: of several callers who read the same row, one gets true. */
    boolean store(OfflineGrantRow read, RotatedTokens tokens, Instant now) {
        var subject = read.subject();
        var next = read.generation + 1;
        // A refresh token never changes within its generation, so carrying it over to the next needs no lock; an access
        // token that comes meanwhile is missed, which costs a redemption and no grant. Each is sealed to its
        // generation,
        // and so is sealed anew.
        var accessToken = tokens.accessToken().or(() -> carriedOver(read));
        var refreshToken = tokens.refreshToken().orElseGet(() -> seal.refreshToken(read));
        var refreshTokenEnd = refreshTokenEnd(read, tokens);
        return entityManager
                        .createQuery("""
                                UPDATE OfflineGrant g SET g.generation = :next, g.state = :state,
                                  g.refreshTokenSealed = :refreshToken, g.refreshTokenExpiresAt = :refreshTokenEnd,
                                  g.accessTokenSealed = :accessToken, g.accessTokenExpiresAt = :accessTokenEnd,
                                  g.lastRotatedAt = :now, g.rotationDueAt = :due, g.rotationClaimedUntil = NULL
                                WHERE g.id = :id AND g.generation = :read""")
                        .setParameter("next", next)
                        .setParameter("state", GrantState.ACTIVE)
                        .setParameter("refreshToken", seal.sealed(refreshToken, subject, next))
                        .setParameter("refreshTokenEnd", ColumnTime.of(refreshTokenEnd))
                        .setParameter(
                                "accessToken",
                                accessToken
                                        .map(newest -> seal.sealed(newest.token(), subject, next))
                                        .orElse(null))
                        .setParameter("accessTokenEnd", ColumnTime.of(accessToken.map(StoredAccessToken::expiresAt)))
                        .setParameter("now", ColumnTime.of(now))
                        .setParameter("due", ColumnTime.of(RotationTiming.dueForItsOwnLife(now, refreshTokenEnd)))
                        .setParameter("id", read.id)
                        .setParameter("read", read.generation)
                        .executeUpdate()
                == 1;
    }

    /** An access token that does not open any more is no reason to lose the refresh token that is to be stored. */
    private Optional<StoredAccessToken> carriedOver(OfflineGrantRow read) {
        try {
            return seal.newestAccessToken(read);
        } catch (SealBrokenException e) {
            return Optional.empty();
        }
    }

    /** What the provider says now; else a new token's end is unknown, and an old one's is what it was. */
    private static Optional<Instant> refreshTokenEnd(OfflineGrantRow read, RotatedTokens tokens) {
        if (tokens.refreshTokenExpiresAt().isPresent() || tokens.refreshToken().isPresent()) {
            return tokens.refreshTokenExpiresAt();
        }
        return ColumnTime.read(read.refreshTokenExpiresAt);
    }
}
