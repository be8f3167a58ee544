package org.nextcloudmcp.sessions;

import jakarta.ejb.EJBException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.SessionId;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.provisioning.RandomValues;
import org.nextcloudmcp.session.AnswerMailbox;
import org.nextcloudmcp.session.NewSession;
import org.nextcloudmcp.session.SessionChange;
import org.nextcloudmcp.session.StoredSession;
import org.nextcloudmcp.session.StoredSessions;
import org.nextcloudmcp.transaction.OwnTransaction;

/**
 * Sessions that clients before 2026-07-28 may have. They live in the database, so that every node knows them and a
 * restart loses none, and they matter to nobody's access: the user is always the token's. While the database is away
 * new clients get none, and those that have one are served from memory or without.
 */
@Singleton
public class ClientSessions {

    private static final Logger LOG = Logger.getLogger(ClientSessions.class.getName());

    /** A request does not wait longer for a database that is silent; nor does the next one for a while. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Pattern REQUEST_ID = Pattern.compile("[!-~]{1,64}");
    /** Forms and roots are small. A longer one must reach the node that has asked. */
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final StoredSessions stored;
    /** Asked for late: a server with faulty settings has no keys to seal with. */
    private final Instance<AnswerMailbox> mailbox;

    private final OwnTransaction transaction;
    private final SessionReads timed;
    private final RandomValues random;
    private final Clock clock;
    private final SessionCache cache;
    private volatile Instant askAgainAt = Instant.MIN;

    /** So that an outage is one line in the log. */
    private volatile boolean away;

    @Inject
    public ClientSessions(
            StoredSessions stored,
            Instance<AnswerMailbox> mailbox,
            OwnTransaction transaction,
            SessionReads timed,
            RandomValues random,
            Clock clock) {
        this.stored = stored;
        this.mailbox = mailbox;
        this.transaction = transaction;
        this.timed = timed;
        this.random = random;
        this.clock = clock;
        this.cache = new SessionCache(clock);
    }

    /**
     * Begins a session.
     *
     * @param version the revision agreed on
     * @return empty: there is none to be had, because the database is away or the capabilities are too long; the client
     *     goes on without
     */
    public Optional<SessionId> open(
            Subject subject, Optional<ClientId> client, String version, JsonObject capabilities) {
        var text = CachedJson.text(capabilities);
        if (text.length() > StoredSessions.LONGEST_CAPABILITIES) {
            return Optional.empty();
        }
        var id = random.sessionId();
        var session = new NewSession(subject, client, version, text);
        var opened = asked(() -> {
            stored.open(id, session, clock.instant());
            return id;
        });
        opened.ifPresent(done ->
                cache.put(id, subject, ClientSession.of(new StoredSession(version, text, Optional.empty(), Set.of()))));
        return opened;
    }

    /** The session that a request of this user names. */
    public SessionLookup find(SessionId id, Subject subject) {
        var fresh = cache.fresh(id, subject);
        if (fresh.isPresent()) {
            return new SessionLookup.Known(fresh.get());
        }
        var answer = asked(() -> stored.find(id, subject, clock.instant()).map(ClientSession::of));
        if (answer.isEmpty()) {
            return cache.last(id, subject)
                    .<SessionLookup>map(SessionLookup.Known::new)
                    .orElseGet(SessionLookup.Unavailable::new);
        }
        answer.get().ifPresentOrElse(session -> cache.put(id, subject, session), () -> cache.drop(id, subject));
        return answer.get().<SessionLookup>map(SessionLookup.Known::new).orElseGet(SessionLookup.Unknown::new);
    }

    /** From which level on the client wants messages; empty: the database is away. */
    public Optional<SessionChange> setLogLevel(SessionId id, Subject subject, String level) {
        return changed(id, subject, sessions -> sessions.setLogLevel(id, subject, level));
    }

    /** Adds a subscription; empty: the database is away. */
    public Optional<SessionChange> subscribe(SessionId id, Subject subject, String uri) {
        return changed(id, subject, sessions -> sessions.subscribe(id, subject, uri));
    }

    /** Takes a subscription away; empty: the database is away. */
    public Optional<SessionChange> unsubscribe(SessionId id, Subject subject, String uri) {
        return changed(id, subject, sessions -> sessions.unsubscribe(id, subject, uri));
    }

    /** Ends a session; empty: the database is away. */
    public Optional<SessionChange> close(SessionId id, Subject subject) {
        return changed(id, subject, sessions -> sessions.close(id, subject));
    }

    /**
     * Keeps an answer for the node that has asked. Only for a session that is this user's, and only what the table
     * takes: a client must not be able to make the database fail.
     *
     * @param requestId the question's id; none of ours is longer than 64 characters
     * @param answer the whole message
     * @return whether it was kept: not if there is one already, too many wait, or the database is away
     */
    public boolean putAnswer(SessionId id, Subject subject, String requestId, JsonObject answer) {
        var text = CachedJson.text(answer);
        return REQUEST_ID.matcher(requestId).matches()
                && text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_ANSWER
                && find(id, subject) instanceof SessionLookup.Known
                && asked(() -> mailbox.get().put(id, subject, requestId, text, clock.instant()))
                        .orElse(false);
    }

    /** Takes the answer to a question of this node's that another node got; empty: there is none yet. */
    public Optional<JsonObject> takeAnswer(SessionId id, Subject subject, String requestId) {
        return asked(() -> mailbox.get().take(id, subject, requestId))
                .flatMap(Function.identity())
                .map(CachedJson::readObject);
    }

    private Optional<SessionChange> changed(
            SessionId id, Subject subject, Function<StoredSessions, SessionChange> change) {
        var done = asked(() -> change.apply(stored));
        cache.drop(id, subject);
        return done;
    }

    /** Asks the database with patience; empty: it is away, or did not take it. */
    private <T> Optional<T> asked(Supplier<T> work) {
        if (clock.instant().isBefore(askAgainAt)) {
            return Optional.empty();
        }
        try {
            var answer = timed.read(() -> transaction.call(work), PATIENCE);
            away = false;
            return Optional.of(answer);
        } catch (EJBException e) {
            if (!DatabaseFault.isAway(e)) {
                LOG.log(Level.FINE, "The database did not take what a client sent", e);
                return Optional.empty();
            }
            // One that is silent would cost each request its patience.
            askAgainAt = clock.instant().plus(PATIENCE);
            if (!away) {
                LOG.log(Level.WARNING, "Sessions are served from memory: the database does not answer", e);
            }
            away = true;
            return Optional.empty();
        }
    }
}
