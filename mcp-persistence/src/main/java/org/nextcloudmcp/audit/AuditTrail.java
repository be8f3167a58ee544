package org.nextcloudmcp.audit;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/**
 * The hash-chained trail. Every method runs inside the caller's transaction.
 *
 * <p>The head, a single row, counts the events and holds the last hash. Whoever appends holds its lock until the commit,
 * so that all nodes write one chain; and removing the last events, which no chain alone can show, leaves a head that
 * does not fit.
 */
public final class AuditTrail {

    private static final int PAGE = 500;

    private final EntityManager entityManager;

    public AuditTrail(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Appends the events in this order.
     *
     * @throws IllegalStateException if the head is gone
     */
    public void append(List<AuditEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        // Waits for other nodes; what is read after it is what they committed.
        var held = entityManager
                .createNativeQuery("UPDATE audit_head SET events = events + ?1")
                .setParameter(1, events.size())
                .executeUpdate();
        var head = head().filter(any -> held == 1)
                .orElseThrow(() -> new IllegalStateException("the head of the audit trail is gone"));
        var number = head.events - events.size();
        var hash = head.hash;
        for (var event : events) {
            number++;
            hash = hash.next(number, event);
            entityManager.persist(AuditEventRow.of(number, event, hash));
        }
        entityManager
                .createNativeQuery("UPDATE audit_head SET chain_hash = ?1")
                .setParameter(1, hash.hex())
                .executeUpdate();
        entityManager.flush();
    }

    /**
     * Begins to verify the trail as it is now; what is appended from now on is left to the next time. Each {@link
     * #verifyPage} belongs in a transaction of its own: one for the whole trail would last too long.
     */
    public AuditVerification beginVerification() {
        return head().<AuditVerification>map(head -> AuditVerification.UnderWay.from(head.events, head.hash))
                .orElseGet(() -> new AuditVerification.Broken(1, AuditVerification.Damage.HEAD_CHANGED));
    }

    /** Verifies some events more; nobody who appends meanwhile has to wait. */
    public AuditVerification verifyPage(AuditVerification.UnderWay begun) {
        var page = page(begun.verified());
        var hash = new ChainHash(begun.hash());
        var number = begun.verified();
        for (var row : page) {
            if (number == begun.events()) {
                break;
            }
            number++;
            var expected = number;
            var before = hash;
            if (row.number != expected) {
                return new AuditVerification.Broken(expected, AuditVerification.Damage.REMOVED);
            }
            var next = row.event().map(event -> before.next(expected, event));
            if (!next.map(ChainHash::hex).equals(Optional.of(row.chainHash))) {
                return new AuditVerification.Broken(expected, AuditVerification.Damage.CHANGED);
            }
            hash = next.get();
            entityManager.detach(row);
        }
        if (number == begun.events()) {
            return ended(new Head(begun.events(), new ChainHash(begun.head())), hash);
        }
        return page.isEmpty()
                ? new AuditVerification.Broken(number + 1, AuditVerification.Damage.CUT_OFF)
                : begun.upTo(number, hash);
    }

    private AuditVerification ended(Head head, ChainHash last) {
        if (!head.hash.equals(last)) {
            return new AuditVerification.Broken(head.events, AuditVerification.Damage.HEAD_CHANGED);
        }
        // One statement sees one state: what was appended since is counted by the head it sees.
        var uncounted = (Number) entityManager
                .createNativeQuery("SELECT COUNT(*) FROM audit_event"
                        + " WHERE event_number > (SELECT events FROM audit_head) OR event_number < 1")
                .getSingleResult();
        return uncounted.longValue() == 0
                ? new AuditVerification.Intact(head.events, last.hex())
                : new AuditVerification.Broken(head.events + 1, AuditVerification.Damage.NOT_COUNTED);
    }

    private List<AuditEventRow> page(long after) {
        return entityManager
                .createQuery(
                        "SELECT e FROM AuditEvent e WHERE e.number > :after ORDER BY e.number", AuditEventRow.class)
                .setParameter("after", after)
                .setHint("eclipselink.refresh", true)
                .setMaxResults(PAGE)
                .getResultList();
    }

    private Optional<Head> head() {
        List<?> rows = entityManager
                .createNativeQuery("SELECT events, chain_hash FROM audit_head")
                .getResultList();
        return rows.size() == 1 ? Optional.of(Head.of((Object[]) rows.get(0))) : Optional.empty();
    }

    private record Head(long events, ChainHash hash) {
        static Head of(Object[] columns) {
            return new Head(((Number) columns[0]).longValue(), new ChainHash((String) columns[1]));
        }
    }
}
