package org.nextcloudmcp.grant;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.oauth.BrowserBinding;
import org.nextcloudmcp.oauth.CodeVerifier;
import org.nextcloudmcp.oauth.Nonce;
import org.nextcloudmcp.oauth.RequestHandle;
import org.nextcloudmcp.oauth.State;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.storage.ColumnTime;
import org.nextcloudmcp.storage.SubjectMutex;

/**
 * Requests for a grant, from the link to the provider's answer. Each step forward is one conditional update, so of any
 * number of browsers, nodes and repeated clicks one wins. Every method runs inside the caller's transaction.
 */
public final class PendingAuthorizations {

    /** How long a user may take from the link to the end of the provider's pages. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /** A client that asks in a loop fills neither the table nor the user's patience. */
    public static final int MOST_OPEN_PER_SUBJECT = 10;

    /** How long "expired" and "used" can be told from "unknown" after a request's end. */
    static final Duration REMEMBERED = Duration.ofDays(1);

    private final EntityManager entityManager;
    private final SubjectMutex mutex;
    private final AuthorizationSeal seal;

    public PendingAuthorizations(EntityManager entityManager, SecretCipher cipher) {
        this.entityManager = entityManager;
        this.mutex = new SubjectMutex(entityManager);
        this.seal = new AuthorizationSeal(cipher);
    }

    /**
     * Opens a request; of the handle only the hash is stored.
     *
     * @return false: as many as allowed are unfinished for this subject
     */
    public boolean open(RequestHandle handle, NewAuthorization authorization, Instant now) {
        // Counting and inserting are two statements: without the mutex concurrent calls would all count nine.
        mutex.hold(authorization.subject());
        if (unfinished(authorization.subject(), now) >= MOST_OPEN_PER_SUBJECT) {
            return false;
        }
        var row = new PendingAuthorizationRow();
        row.phase = AuthorizationPhase.OPEN;
        row.handleHash = handle.sha256();
        row.issuer = authorization.subject().issuer();
        row.sub = authorization.subject().sub();
        row.clientId = authorization.client().value();
        row.scopes = authorization.scopes().toString();
        row.createdAt = ColumnTime.of(now);
        row.expiresAt = ColumnTime.of(now.plus(LIFETIME));
        entityManager.persist(row);
        entityManager.flush();
        return true;
    }

    /** Looks without changing anything. */
    public Lookup find(RequestHandle handle, Instant now) {
        return byHash("handleHash", handle.sha256())
                .map(row -> lookup(row, now))
                .orElseGet(Lookup.Unknown::new);
    }

    /** How far the subject has come with the link of this handle; another subject's link is like none. */
    public LinkProgress progress(RequestHandle handle, Subject subject, Instant now) {
        return byHash("handleHash", handle.sha256())
                .filter(row -> row.request().subject().equals(subject))
                .map(row -> progress(row, now))
                .orElse(LinkProgress.OVER);
    }

    private static LinkProgress progress(PendingAuthorizationRow row, Instant now) {
        return switch (row.phase) {
            // Consumed, and its code being redeemed: whoever took that for the end would ask a user who has just
            // agreed.
            case OPEN, BEGUN, CONSUMED -> row.expired(now) ? LinkProgress.OVER : LinkProgress.OPEN;
            case DECLINED -> LinkProgress.DECLINED;
        };
    }

    /**
     * Sends the request on its way to the provider, bound to the browser that pressed Continue.
     *
     * @return {@link Lookup.Open} for exactly one caller; otherwise why not
     */
    public Lookup begin(
            RequestHandle handle,
            State state,
            BrowserBinding binding,
            CodeVerifier verifier,
            Nonce nonce,
            Instant now) {
        var row = byHash("handleHash", handle.sha256());
        if (row.isEmpty() || !(lookup(row.get(), now) instanceof Lookup.Open open)) {
            return find(handle, now);
        }
        var begun = entityManager
                .createQuery("""
                        UPDATE PendingAuthorization p SET p.phase = :begun, p.stateHash = :state,
                          p.bindingHash = :binding, p.verifierSealed = :verifier, p.nonceSealed = :nonce
                        WHERE p.id = :id AND p.phase = :open AND p.expiresAt > :now""")
                .setParameter("begun", AuthorizationPhase.BEGUN)
                .setParameter("state", state.sha256())
                .setParameter("binding", binding.sha256())
                .setParameter("verifier", seal.sealed(verifier, row.get()))
                .setParameter("nonce", seal.sealed(nonce, row.get()))
                .setParameter("id", row.get().id)
                .setParameter("open", AuthorizationPhase.OPEN)
                .setParameter("now", ColumnTime.of(now))
                .executeUpdate();
        return begun == 1 ? open : new Lookup.Used();
    }

    /** Uses the request up without going to the provider; {@link Lookup.Open} for exactly one caller. */
    public Lookup decline(RequestHandle handle, Instant now) {
        var before = find(handle, now);
        if (!(before instanceof Lookup.Open)) {
            return before;
        }
        var declined = entityManager
                .createQuery("""
                        UPDATE PendingAuthorization p SET p.phase = :declined
                        WHERE p.handleHash = :handle AND p.phase = :open AND p.expiresAt > :now""")
                .setParameter("declined", AuthorizationPhase.DECLINED)
                .setParameter("handle", handle.sha256())
                .setParameter("open", AuthorizationPhase.OPEN)
                .setParameter("now", ColumnTime.of(now))
                .executeUpdate();
        return declined == 1 ? before : new Lookup.Used();
    }

    /**
     * Takes the provider's answer, whether it brings a code or an error.
     *
     * @param binding the cookie of the browser that brings it
     * @return {@link Consumption.Consumed} for at most one caller
     */
    public Consumption consume(State state, Optional<BrowserBinding> binding, Instant now) {
        var found = byHash("stateHash", state.sha256());
        if (found.isEmpty()) {
            return new Consumption.UnknownState();
        }
        var row = found.get();
        if (row.phase != AuthorizationPhase.BEGUN) {
            return new Consumption.UsedState();
        }
        if (row.expired(now)) {
            return new Consumption.ExpiredState();
        }
        // Login CSRF and mix-ups between people: a link begun in one browser ends in that browser.
        if (!boundTo(row, binding)) {
            return new Consumption.OtherBrowser();
        }
        var consumed = entityManager
                .createQuery("""
                        UPDATE PendingAuthorization p SET p.phase = :consumed,
                          p.verifierSealed = NULL, p.nonceSealed = NULL
                        WHERE p.id = :id AND p.phase = :begun AND p.expiresAt > :now""")
                .setParameter("consumed", AuthorizationPhase.CONSUMED)
                .setParameter("id", row.id)
                .setParameter("begun", AuthorizationPhase.BEGUN)
                .setParameter("now", ColumnTime.of(now))
                .executeUpdate();
        return consumed == 1 ? new Consumption.Consumed(seal.opened(row)) : new Consumption.UsedState();
    }

    /**
     * Says of a consumed request that all has been done that could be: a grant is stored, or there will be none.
     *
     * @param declined whether the user said no at the provider
     */
    public void settle(State state, boolean declined, Instant now) {
        entityManager
                .createQuery("""
                        UPDATE PendingAuthorization p SET p.phase = :phase, p.expiresAt = :now
                        WHERE p.stateHash = :state AND p.phase = :consumed""")
                .setParameter("phase", declined ? AuthorizationPhase.DECLINED : AuthorizationPhase.CONSUMED)
                .setParameter("now", ColumnTime.of(now))
                .setParameter("state", state.sha256())
                .setParameter("consumed", AuthorizationPhase.CONSUMED)
                .executeUpdate();
    }

    /**
     * Erases the secrets of expired requests at once and the requests a day later.
     *
     * @return how many requests were deleted
     */
    public int removeExpired(Instant now) {
        entityManager.createQuery("""
                        UPDATE PendingAuthorization p SET p.verifierSealed = NULL, p.nonceSealed = NULL
                        WHERE p.expiresAt <= :now AND p.verifierSealed IS NOT NULL""").setParameter("now", ColumnTime.of(now)).executeUpdate();
        return entityManager
                .createQuery("DELETE FROM PendingAuthorization p WHERE p.expiresAt <= :end")
                .setParameter("end", ColumnTime.of(now.minus(REMEMBERED)))
                .executeUpdate();
    }

    private static Lookup lookup(PendingAuthorizationRow row, Instant now) {
        if (row.phase != AuthorizationPhase.OPEN) {
            return new Lookup.Used();
        }
        return row.expired(now) ? new Lookup.Expired() : new Lookup.Open(row.request());
    }

    private static boolean boundTo(PendingAuthorizationRow row, Optional<BrowserBinding> binding) {
        var expected = row.bindingHash;
        return expected != null
                && binding.isPresent()
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.US_ASCII),
                        binding.get().sha256().getBytes(StandardCharsets.US_ASCII));
    }

    private long unfinished(Subject subject, Instant now) {
        return entityManager
                .createQuery("""
                        SELECT COUNT(p) FROM PendingAuthorization p WHERE p.issuer = :issuer AND p.sub = :sub
                          AND p.phase IN :unfinished AND p.expiresAt > :now""", Long.class)
                .setParameter("issuer", subject.issuer())
                .setParameter("sub", subject.sub())
                .setParameter("unfinished", List.of(AuthorizationPhase.OPEN, AuthorizationPhase.BEGUN))
                .setParameter("now", ColumnTime.of(now))
                .getSingleResult();
    }

    private Optional<PendingAuthorizationRow> byHash(String attribute, String hash) {
        return entityManager
                .createQuery(
                        "SELECT p FROM PendingAuthorization p WHERE p." + attribute + " = :hash",
                        PendingAuthorizationRow.class)
                .setParameter("hash", hash)
                // The updates here pass by the persistence context; without this it would answer from the past.
                .setHint("eclipselink.refresh", true)
                .getResultStream()
                .findFirst();
    }
}
