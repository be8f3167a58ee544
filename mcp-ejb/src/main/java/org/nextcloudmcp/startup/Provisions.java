package org.nextcloudmcp.startup;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.nextcloudmcp.audit.AuditTrail;
import org.nextcloudmcp.crypto.Fingerprints;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.grant.OfflineGrants;
import org.nextcloudmcp.grant.PendingAuthorizations;
import org.nextcloudmcp.intent.RedemptionIntents;
import org.nextcloudmcp.keys.KeysInForce;
import org.nextcloudmcp.outbox.RevocationOutbox;
import org.nextcloudmcp.probe.ProviderProbes;
import org.nextcloudmcp.resealing.Resealing;
import org.nextcloudmcp.resealing.SealedValues;
import org.nextcloudmcp.session.AnswerMailbox;
import org.nextcloudmcp.session.StoredSessions;
import org.nextcloudmcp.storage.Announcements;
import org.nextcloudmcp.storage.DatabaseSessions;

/**
 * What the container cannot make by itself. Everything is made when it is first needed: without encryption keys the
 * server starts all the same, and only what seals secrets cannot be had.
 */
@Singleton
class Provisions {

    /** The container's proxy: each transaction has an entity manager of its own behind it. */
    @Produces
    @PersistenceContext(unitName = "broker")
    EntityManager entityManager;

    @Produces
    @Resource
    ManagedThreadFactory threads;

    /** For what works on many rows at once and needs no entities. */
    @Resource(lookup = "jdbc/broker")
    private DataSource dataSource;

    /** Not shareable: two who ask on one thread, each for a lock of their own, must not get one connection. */
    @Resource(lookup = "jdbc/broker-session", shareable = false)
    DataSource sessionDataSource;

    @Produces
    @Singleton
    DatabaseSessions sessions() {
        return new DatabaseSessions(sessionDataSource);
    }

    @Produces
    Announcements announcements(EntityManager entityManager) {
        return new Announcements(entityManager);
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    SecretCipher cipher(KeysInForce keys, SecureRandom random) {
        return new SecretCipher(keys, random);
    }

    @Produces
    @Singleton
    Fingerprints fingerprints(KeysInForce keys) {
        return new Fingerprints(keys);
    }

    @Produces
    @Singleton
    SealedValues sealedValues() {
        return new SealedValues(dataSource);
    }

    @Produces
    @Singleton
    Resealing resealing(SecretCipher cipher) {
        return new Resealing(dataSource, cipher);
    }

    @Produces
    AuditTrail auditTrail(EntityManager entityManager) {
        return new AuditTrail(entityManager);
    }

    @Produces
    OfflineGrants grants(EntityManager entityManager, SecretCipher cipher) {
        return new OfflineGrants(entityManager, cipher);
    }

    @Produces
    RedemptionIntents intents(EntityManager entityManager) {
        return new RedemptionIntents(entityManager);
    }

    @Produces
    PendingAuthorizations pendingAuthorizations(EntityManager entityManager, SecretCipher cipher) {
        return new PendingAuthorizations(entityManager, cipher);
    }

    @Produces
    ProviderProbes probes(EntityManager entityManager, SecretCipher cipher) {
        return new ProviderProbes(entityManager, cipher);
    }

    @Produces
    StoredSessions sessionsOfClients(EntityManager entityManager) {
        return new StoredSessions(entityManager);
    }

    @Produces
    AnswerMailbox mailbox(EntityManager entityManager, SecretCipher cipher) {
        return new AnswerMailbox(entityManager, cipher);
    }

    @Produces
    RevocationOutbox outbox(EntityManager entityManager, SecretCipher cipher) {
        return new RevocationOutbox(entityManager, cipher);
    }
}
