package org.nextcloudmcp.redemption.simulation;

import jakarta.ejb.EJBException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.nextcloudmcp.grant.Grant;
import org.nextcloudmcp.grant.GrantState;
import org.nextcloudmcp.grant.StoredAccessToken;
import org.nextcloudmcp.intent.RedemptionIntent;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.redemption.Standing;

/**
 * The database that the nodes share. A transaction happens at one moment or not at all, but who asked for it does not
 * always learn which; the database is away at times, and sessions with their locks end without a word.
 */
final class SimulatedDatabase {

    static final Scopes SCOPES = Scopes.of("files.read", "notes.read");

    final Map<UUID, RedemptionIntent> intents = new LinkedHashMap<>();
    final List<RefreshToken> outbox = new ArrayList<>();
    private final Map<Subject, Grant> grants = new HashMap<>();
    private final Map<Subject, Integer> absences = new HashMap<>();
    private final Map<Subject, Object> locks = new HashMap<>();
    private final Scheduler scheduler;
    private final Weather weather;

    SimulatedDatabase(Scheduler scheduler, Weather weather) {
        this.scheduler = scheduler;
        this.weather = weather;
    }

    /** Work that is done as one, if it is done; see the class. */
    <T> T transaction(Life life, String name, Supplier<T> work) {
        life.step(name);
        requireThere(life);
        if (weather.transactionFails()) {
            scheduler.note(name + " ROLLED BACK");
            throw new EJBException("rolled back");
        }
        var result = work.get();
        life.step(name + " is committed: " + told(result));
        if (weather.outcomeUnknown()) {
            scheduler.note(name + " COMMITTED BUT UNKNOWN");
            throw new EJBException("nobody knows");
        }
        return result;
    }

    private static Object told(Object result) {
        if (!(result instanceof Standing.Present present)) {
            return result;
        }
        var grant = present.grant();
        return "%s, generation %d, %s, intents %s"
                .formatted(
                        grant.refreshToken().value(),
                        grant.generation(),
                        grant.state(),
                        present.intents().stream()
                                .map(RedemptionIntent::generation)
                                .toList());
    }

    private void requireThere(Life life) {
        if (weather.databaseAwayFrom(life.machine)) {
            scheduler.note("database AWAY");
            // A line that is cut may take its time to fail.
            scheduler.pause(weather.timeToFail());
            life.step("database failed");
            throw new EJBException("the database is away");
        }
    }

    /** Whether even reading nothing may fail now. */
    boolean fails(Life life) {
        return weather.databaseAwayFrom(life.machine);
    }

    Optional<Grant> find(Subject subject) {
        return Optional.ofNullable(grants.get(subject));
    }

    void put(Grant grant) {
        grants.put(grant.subject(), grant);
    }

    /** The user consents, and the token of an earlier consent is to be revoked. */
    void consent(Subject subject, RefreshToken token) {
        var before = find(subject);
        before.map(Grant::refreshToken).ifPresent(outbox::add);
        var now = scheduler.now();
        var generation = before.map(grant -> Math.max(now.toEpochMilli(), grant.generation() + 1))
                .orElse(now.toEpochMilli());
        put(new Grant(
                subject,
                token,
                Optional.empty(),
                SCOPES,
                "nextcloud",
                GrantState.ACTIVE,
                generation,
                new ClientId("client"),
                now,
                Optional.empty(),
                now,
                Optional.empty()));
    }

    /** The user revokes: the row goes, and the token into the outbox. */
    void revoke(Subject subject) {
        var grant = Optional.ofNullable(grants.remove(subject));
        grant.map(Grant::refreshToken).ifPresent(outbox::add);
        absences.merge(subject, 1, Integer::sum);
    }

    /** Changes whenever the subject loses its grant. */
    int absences(Subject subject) {
        return absences.getOrDefault(subject, 0);
    }

    Optional<SimulatedLock> tryLock(Life life, Subject subject) {
        life.step("lock " + subject.sub());
        requireThere(life);
        var lock = new SimulatedLock(life, subject, this);
        var holder = locks.get(subject);
        if (holder instanceof SimulatedLock held && !held.owner().dead) {
            return Optional.empty();
        }
        locks.put(subject, lock);
        life.step("lock " + subject.sub() + " is held");
        return Optional.of(lock);
    }

    void unlock(Subject subject, SimulatedLock lock) {
        locks.remove(subject, lock);
    }

    /** All sessions end: who held a lock does not hold it any more, and does not know. */
    void dropSessions() {
        locks.clear();
    }

    static Grant with(Grant grant, RefreshToken token, Optional<StoredAccessToken> accessToken, Instant rotatedAt) {
        return new Grant(
                grant.subject(),
                token,
                accessToken,
                grant.scopes(),
                grant.audience(),
                GrantState.ACTIVE,
                grant.generation() + 1,
                grant.client(),
                grant.provisionedAt(),
                grant.lastUsedAt(),
                rotatedAt,
                Optional.empty());
    }

    /** Another access token alone: the generation stays, for it tells refresh tokens apart. */
    static Grant with(Grant grant, StoredAccessToken accessToken) {
        return new Grant(
                grant.subject(),
                grant.refreshToken(),
                Optional.of(accessToken),
                grant.scopes(),
                grant.audience(),
                grant.state(),
                grant.generation(),
                grant.client(),
                grant.provisionedAt(),
                grant.lastUsedAt(),
                grant.lastRotatedAt(),
                Optional.empty());
    }

    static Grant refused(Grant grant) {
        return new Grant(
                grant.subject(),
                grant.refreshToken(),
                Optional.empty(),
                grant.scopes(),
                grant.audience(),
                GrantState.RECONSENT_REQUIRED,
                grant.generation(),
                grant.client(),
                grant.provisionedAt(),
                grant.lastUsedAt(),
                grant.lastRotatedAt(),
                Optional.empty());
    }
}
