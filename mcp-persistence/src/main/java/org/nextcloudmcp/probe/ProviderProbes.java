package org.nextcloudmcp.probe;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.oauth.BrowserBinding;
import org.nextcloudmcp.oauth.CodeVerifier;
import org.nextcloudmcp.oauth.Nonce;
import org.nextcloudmcp.oauth.RequestHandle;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.State;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.storage.ColumnTime;
import org.nextcloudmcp.storage.SubjectMutex;

/**
 * The probes, of which one goes on at a time over all nodes. Each step forward is one conditional update, so of any
 * number of browsers, nodes and repeated clicks one wins. Every method runs inside the caller's transaction.
 */
public final class ProviderProbes {

    /** How long the test user may take from a link to the end of the provider's pages. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /** A node that measures makes a step more often than that. */
    static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);

    /** What is read of old probes is their results; so many are kept. */
    static final int KEPT = 20;

    /** The row to lock while it is decided whether a probe may start. */
    private static final Subject STARTING = new Subject("provider-probe", "start");

    private final EntityManager entityManager;
    private final SubjectMutex mutex;
    private final ProbeSeal seal;

    public ProviderProbes(EntityManager entityManager, SecretCipher cipher) {
        this.entityManager = entityManager;
        this.mutex = new SubjectMutex(entityManager);
        this.seal = new ProbeSeal(cipher);
    }

    /**
     * Opens a probe in the place of any that waits for its test user; of the handle only the hash is stored.
     *
     * @param scopes what the tools need, all together
     * @param patience how long to wait at most before a spent refresh token is presented again; whole seconds
     * @return empty: one is measuring
     */
    public Optional<ProbeRecord> open(RequestHandle handle, Scopes scopes, Duration patience, Instant now) {
        mutex.hold(STARTING);
        interruptSilent(now);
        if (count(ProbePhase.MEASURING) > 0) {
            return Optional.empty();
        }
        endWaiting("REPLACED", now, now.plus(LIFETIME).plusSeconds(1));
        var row = new ProbeRow();
        row.phase = ProbePhase.OPEN;
        row.signIn = 1;
        row.patience = Math.toIntExact(patience.toSeconds());
        row.scopes = scopes.toString();
        row.handleHash = handle.sha256();
        row.startedAt = ColumnTime.of(now);
        row.expiresAt = ColumnTime.of(now.plus(LIFETIME));
        row.seenAt = row.startedAt;
        row.step = "";
        row.findings = "{}";
        entityManager.persist(row);
        entityManager.flush();
        return Optional.of(row.read());
    }

    /** Looks without changing anything. */
    public ProbeLink find(RequestHandle handle, Instant now) {
        return byHash("handleHash", handle.sha256()).map(row -> link(row, now)).orElseGet(ProbeLink.Unknown::new);
    }

    /**
     * Sends the test user on the way to the provider, bound to the browser that pressed Continue.
     *
     * @return {@link ProbeLink.Usable} for exactly one caller; otherwise why not
     */
    public ProbeLink begin(
            RequestHandle handle,
            State state,
            BrowserBinding binding,
            CodeVerifier verifier,
            Nonce nonce,
            Instant now) {
        var row = byHash("handleHash", handle.sha256());
        if (row.isEmpty() || !(link(row.get(), now) instanceof ProbeLink.Usable usable)) {
            return find(handle, now);
        }
        var begun = update("""
                p.phase = :to, p.stateHash = :state, p.bindingHash = :binding, p.verifierSealed = :verifier,
                p.nonceSealed = :nonce""", row.get().id, ProbePhase.OPEN)
                .setParameter("to", ProbePhase.BEGUN)
                .setParameter("state", state.sha256())
                .setParameter("binding", binding.sha256())
                .setParameter("verifier", seal.sealed(verifier, row.get()))
                .setParameter("nonce", seal.sealed(nonce, row.get()))
                .executeUpdate();
        return begun == 1 ? usable : new ProbeLink.Used();
    }

    /**
     * Takes the provider's answer, whether it brings a code or an error; from then on the caller measures.
     *
     * @param binding the cookie of the browser that brings it
     * @return {@link ProbeReturn.Consumed} for at most one caller
     */
    public ProbeReturn consume(State state, Optional<BrowserBinding> binding, Instant now) {
        var found = byHash("stateHash", state.sha256());
        if (found.isEmpty()) {
            return new ProbeReturn.UnknownState();
        }
        var row = found.get();
        if (row.phase != ProbePhase.BEGUN) {
            return new ProbeReturn.UsedState();
        }
        if (row.expired(now)) {
            return new ProbeReturn.ExpiredState();
        }
        // Else a link sent to a colleague would measure with that colleague's sign-in.
        if (!boundTo(row, binding)) {
            return new ProbeReturn.OtherBrowser();
        }
        var consumed = update(
                        "p.phase = :to, p.verifierSealed = NULL, p.nonceSealed = NULL, p.seenAt = :now",
                        row.id,
                        ProbePhase.BEGUN)
                .setParameter("to", ProbePhase.MEASURING)
                .setParameter("now", ColumnTime.of(now))
                .executeUpdate();
        return consumed == 1
                ? new ProbeReturn.Consumed(row.read(), seal.verifier(row), seal.nonce(row))
                : new ProbeReturn.UsedState();
    }

    /**
     * Tells what is being done.
     *
     * @param step in words
     * @return false: the probe is not measuring any more, so whoever measures must stop
     */
    public boolean step(long id, String step, Instant now) {
        return update("p.step = :step, p.seenAt = :now", id, ProbePhase.MEASURING)
                        .setParameter("step", step)
                        .setParameter("now", ColumnTime.of(now))
                        .executeUpdate()
                == 1;
    }

    /**
     * Stores what was found and waits for the test user to sign in once more.
     *
     * @param handle of the link to the second sign-in
     */
    public boolean again(long id, RequestHandle handle, String findings, Instant now) {
        return update("""
                p.phase = :to, p.signIn = 2, p.handleHash = :handle, p.stateHash = NULL, p.bindingHash = NULL,
                p.findings = :findings, p.step = '', p.seenAt = :now, p.expiresAt = :end""", id, ProbePhase.MEASURING)
                        .setParameter("to", ProbePhase.OPEN)
                        .setParameter("handle", handle.sha256())
                        .setParameter("findings", findings)
                        .setParameter("now", ColumnTime.of(now))
                        .setParameter("end", ColumnTime.of(now.plus(LIFETIME)))
                        .executeUpdate()
                == 1;
    }

    /**
     * Ends a probe that is in this phase.
     *
     * @param outcome a code
     * @return whether it was in this phase
     */
    public boolean end(long id, ProbePhase from, String outcome, String findings, Instant now) {
        return update(
                                "p.phase = :to, p.outcome = :outcome, p.findings = :findings, p.finishedAt = :now, p.seenAt = :now",
                                id,
                                from)
                        .setParameter("to", ProbePhase.ENDED)
                        .setParameter("outcome", outcome)
                        .setParameter("findings", findings)
                        .setParameter("now", ColumnTime.of(now))
                        .executeUpdate()
                == 1;
    }

    /** The newest probe. */
    public Optional<ProbeRecord> latest() {
        return entityManager
                .createQuery("SELECT p FROM Probe p ORDER BY p.id DESC", ProbeRow.class)
                .setMaxResults(1)
                .setHint("eclipselink.refresh", true)
                .getResultStream()
                .findFirst()
                .map(ProbeRow::read);
    }

    /** Ends what waited in vain or whose node is gone, erases its secrets, and forgets the oldest results. */
    public void tidy(Instant now) {
        endWaiting("LINK_EXPIRED", now, now);
        interruptSilent(now);
        latest().ifPresent(newest -> entityManager
                .createQuery("DELETE FROM Probe p WHERE p.id <= :last")
                .setParameter("last", newest.id() - KEPT)
                .executeUpdate());
    }

    private void endWaiting(String outcome, Instant now, Instant expiredBy) {
        entityManager
                .createQuery("""
                        UPDATE Probe p SET p.phase = :ended, p.outcome = :outcome, p.finishedAt = :now,
                          p.verifierSealed = NULL, p.nonceSealed = NULL
                        WHERE p.phase IN (:open, :begun) AND p.expiresAt <= :expired""")
                .setParameter("ended", ProbePhase.ENDED)
                .setParameter("outcome", outcome)
                .setParameter("now", ColumnTime.of(now))
                .setParameter("open", ProbePhase.OPEN)
                .setParameter("begun", ProbePhase.BEGUN)
                .setParameter("expired", ColumnTime.of(expiredBy))
                .executeUpdate();
    }

    private void interruptSilent(Instant now) {
        entityManager
                .createQuery("""
                        UPDATE Probe p SET p.phase = :ended, p.outcome = 'INTERRUPTED', p.finishedAt = :now
                        WHERE p.phase = :measuring AND p.seenAt <= :silent""")
                .setParameter("ended", ProbePhase.ENDED)
                .setParameter("now", ColumnTime.of(now))
                .setParameter("measuring", ProbePhase.MEASURING)
                .setParameter("silent", ColumnTime.of(now.minus(LONGEST_SILENCE)))
                .executeUpdate();
    }

    /** A change that is made only if the probe is still in the phase that was read. */
    private Query update(String changes, long id, ProbePhase from) {
        return entityManager
                .createQuery("UPDATE Probe p SET " + changes + " WHERE p.id = :id AND p.phase = :from")
                .setParameter("id", id)
                .setParameter("from", from);
    }

    private long count(ProbePhase phase) {
        return entityManager
                .createQuery("SELECT COUNT(p) FROM Probe p WHERE p.phase = :phase", Long.class)
                .setParameter("phase", phase)
                .getSingleResult();
    }

    private static ProbeLink link(ProbeRow row, Instant now) {
        if (row.phase != ProbePhase.OPEN) {
            return new ProbeLink.Used();
        }
        return row.expired(now) ? new ProbeLink.Expired() : new ProbeLink.Usable(row.read());
    }

    private static boolean boundTo(ProbeRow row, Optional<BrowserBinding> binding) {
        var expected = row.bindingHash;
        return expected != null
                && binding.isPresent()
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.US_ASCII),
                        binding.get().sha256().getBytes(StandardCharsets.US_ASCII));
    }

    private Optional<ProbeRow> byHash(String attribute, String hash) {
        return entityManager
                .createQuery("SELECT p FROM Probe p WHERE p." + attribute + " = :hash", ProbeRow.class)
                .setParameter("hash", hash)
                // The updates here pass by the persistence context; without this it would answer from the past.
                .setHint("eclipselink.refresh", true)
                .getResultStream()
                .findFirst();
    }
}
