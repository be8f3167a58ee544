package org.nextcloudmcp.grant;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.crypto.SealBrokenException;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.storage.ColumnTime;
import org.nextcloudmcp.storage.SubjectMutex;

/**
 * All grants. Every method runs inside the caller's transaction; keep calls to the provider outside of it. Reading
 * throws {@link SealBrokenException} if a row was tampered with or its key is no longer on the key ring.
 */
public final class OfflineGrants {

    /** How exactly the last use is known; a busy user costs one write a minute. */
    public static final Duration USE_RESOLUTION = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(OfflineGrants.class.getName());

    private final EntityManager entityManager;
    private final SubjectMutex mutex;
    private final GrantSeal seal;
    private final GrantRotation rotation;
    private final DueGrants dueGrants;

    public OfflineGrants(EntityManager entityManager, SecretCipher cipher) {
        this.entityManager = entityManager;
        this.mutex = new SubjectMutex(entityManager);
        this.seal = new GrantSeal(cipher);
        this.rotation = new GrantRotation(entityManager, seal);
        this.dueGrants = new DueGrants(entityManager);
    }

    /** The subject's grant as committed at this moment, not as this transaction may have read it before. */
    public Optional<Grant> find(Subject subject) {
        return row(subject).map(seal::grant);
    }

    /**
     * The subject's grant without its tokens. One that does not open any more counts as {@link
     * GrantState#RECONSENT_REQUIRED}: only its user can help, and must be told so and not that something failed.
     */
    public Optional<GrantSummary> summary(Subject subject) {
        return row(subject).map(row -> {
            var summary = GrantSummary.of(row);
            return opened(row).isPresent() ? summary : summary.inState(GrantState.RECONSENT_REQUIRED);
        });
    }

    /** Which grant the subject has and how far it has come, as committed at this moment; opens nothing. */
    public Optional<GrantVersion> version(Subject subject) {
        return row(subject).map(OfflineGrants::version);
    }

    /** As {@link #version(Subject)}, and nobody else changes or locks the grant until the transaction ends. */
    public Optional<GrantVersion> lockedVersion(Subject subject) {
        return lockedRow(subject).map(OfflineGrants::version);
    }

    private static GrantVersion version(OfflineGrantRow row) {
        return new GrantVersion(row.generation, row.provisionedAt.toInstant());
    }

    /**
     * Stores a grant in place of whatever the subject had.
     *
     * @return the refresh token of the grant that was there before, which the caller revokes at the provider
     */
    public Optional<RefreshToken> save(NewGrant grant) {
        mutex.hold(grant.subject());
        var before = lockedRow(grant.subject());
        before.ifPresent(this::remove);
        // Starting from the clock, a grant given anew shares no generation with one deleted before it: a redemption
        // that is still under way for the old one cannot store its answer over the new one.
        var fromClock = grant.provisionedAt().toEpochMilli();
        var generation =
                before.map(row -> Math.max(fromClock, row.generation + 1)).orElse(fromClock);
        entityManager.persist(seal.row(grant, generation));
        entityManager.flush();
        return before.flatMap(row -> opened(row).map(Grant::refreshToken));
    }

    /**
     * Stores what a redemption gave and raises the generation, if the grant is still the one that was read. Scopes,
     * client and time of provisioning survive; the provider's success makes the grant active.
     *
     * @return false: somebody else redeemed, replaced or deleted it, and the tokens given are not stored
     */
    public boolean rotated(Subject subject, long generationRead, RotatedTokens tokens, Instant now) {
        return row(subject)
                .filter(row -> row.generation == generationRead)
                .map(row -> rotation.store(row, tokens, now))
                .orElse(false);
    }

    /**
     * Puts an access token in the place of the newest one, if the grant still has that generation and is active. The
     * generation stays, for it tells refresh tokens apart.
     *
     * @return whether it was so
     */
    public boolean accessTokenGiven(Subject subject, long generation, StoredAccessToken token) {
        return entityManager
                        .createQuery("""
                                UPDATE OfflineGrant g SET g.accessTokenSealed = :token, g.accessTokenExpiresAt = :end
                                WHERE g.issuer = :issuer AND g.sub = :sub
                                  AND g.generation = :generation AND g.state = :active""")
                        .setParameter("token", seal.sealed(token.token(), subject, generation))
                        .setParameter("end", ColumnTime.of(token.expiresAt()))
                        .setParameter("issuer", subject.issuer())
                        .setParameter("sub", subject.sub())
                        .setParameter("generation", generation)
                        .setParameter("active", GrantState.ACTIVE)
                        .executeUpdate()
                == 1;
    }

    /**
     * Marks the grant as refused by the provider, if it is still the one that was read, and forgets its access token.
     * The grant is kept: the user is told to consent again, not that there never was a grant.
     *
     * @return whether this call marked it
     */
    public boolean reconsentRequired(Subject subject, long generationRead) {
        return entityManager
                        .createQuery("""
                                UPDATE OfflineGrant g SET g.state = :marked,
                                  g.accessTokenSealed = NULL, g.accessTokenExpiresAt = NULL
                                WHERE g.issuer = :issuer AND g.sub = :sub
                                  AND g.generation = :read AND g.state = :active""")
                        .setParameter("marked", GrantState.RECONSENT_REQUIRED)
                        .setParameter("issuer", subject.issuer())
                        .setParameter("sub", subject.sub())
                        .setParameter("read", generationRead)
                        .setParameter("active", GrantState.ACTIVE)
                        .executeUpdate()
                == 1;
    }

    /** Notes a use, at most once in {@link #USE_RESOLUTION}. */
    public void used(Subject subject, Instant now) {
        entityManager
                .createQuery("""
                        UPDATE OfflineGrant g SET g.lastUsedAt = :now
                        WHERE g.issuer = :issuer AND g.sub = :sub
                          AND (g.lastUsedAt IS NULL OR g.lastUsedAt <= :before)""")
                .setParameter("now", ColumnTime.of(now))
                .setParameter("issuer", subject.issuer())
                .setParameter("sub", subject.sub())
                .setParameter("before", ColumnTime.of(now.minus(USE_RESOLUTION)))
                .executeUpdate();
    }

    /**
     * Deletes the subject's grant.
     *
     * @return the grant with the refresh token last stored, which the caller revokes at the provider; empty also if it
     *     does not open any more: it is deleted all the same, so that a lost key locks nobody out
     */
    public Optional<Grant> delete(Subject subject) {
        var row = lockedRow(subject);
        row.ifPresent(this::remove);
        return row.flatMap(this::opened);
    }

    /**
     * Takes upon this node grants that are to be rotated: active ones last redeemed a period ago or longer, before
     * them those whose refresh token has lived half of its own life. No other call gets them until the claim ends.
     *
     * @param period how often each grant is rotated
     * @param limit how many at most
     */
    public List<Subject> claimDue(Instant now, Duration period, int limit) {
        return dueGrants.claim(now, period, limit);
    }

    /** How many grants there are, in whatever state. */
    public long count() {
        return entityManager
                .createQuery("SELECT COUNT(g) FROM OfflineGrant g", Long.class)
                .getSingleResult();
    }

    private Optional<OfflineGrantRow> row(Subject subject) {
        return entityManager
                .createQuery(
                        "SELECT g FROM OfflineGrant g WHERE g.issuer = :issuer AND g.sub = :sub", OfflineGrantRow.class)
                .setParameter("issuer", subject.issuer())
                .setParameter("sub", subject.sub())
                // The statements above pass by the persistence context; without this it would answer from the past.
                .setHint("eclipselink.refresh", true)
                .getResultStream()
                // A database that compares more loosely than we do must not hand out somebody else's grant.
                .filter(row -> row.subject().equals(subject))
                .findFirst();
    }

    /** The row, with its lock held until the transaction ends: no rotation can slip between reading and deleting. */
    private Optional<OfflineGrantRow> lockedRow(Subject subject) {
        // An update that changes nothing locks on every vendor; SELECT … FOR UPDATE does not on HSQLDB.
        var locked = entityManager
                .createQuery("""
                        UPDATE OfflineGrant g SET g.generation = g.generation
                        WHERE g.issuer = :issuer AND g.sub = :sub""")
                .setParameter("issuer", subject.issuer())
                .setParameter("sub", subject.sub())
                .executeUpdate();
        return locked == 0 ? Optional.empty() : row(subject);
    }

    private void remove(OfflineGrantRow row) {
        entityManager
                .createQuery("DELETE FROM OfflineGrant g WHERE g.id = :id")
                .setParameter("id", row.id)
                .executeUpdate();
    }

    private Optional<Grant> opened(OfflineGrantRow row) {
        try {
            return Optional.of(seal.grant(row));
        } catch (SealBrokenException e) {
            LOG.log(
                    Level.WARNING,
                    "A grant does not open, and its token cannot be revoked at the provider: {0}",
                    e.getMessage());
            return Optional.empty();
        }
    }
}
