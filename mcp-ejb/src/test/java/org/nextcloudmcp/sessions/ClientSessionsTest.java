package org.nextcloudmcp.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Instance;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.crypto.KeyRing;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.fixture.LocalDatabase;
import org.nextcloudmcp.fixture.MovableClock;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.oauth.SessionId;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.provisioning.RandomValues;
import org.nextcloudmcp.session.AnswerMailbox;
import org.nextcloudmcp.session.SessionChange;
import org.nextcloudmcp.session.StoredSessions;

class ClientSessionsTest {

    private static final Subject ALICE = new Subject("https://idp.example", "alice");
    private static final Subject BOB = new Subject("https://idp.example", "bob");
    private static final JsonObject CAPABILITIES = CachedJson.readObject("{\"elicitation\":{\"url\":{}}}");
    private static final String VERSION = "2025-11-25";

    private final LocalDatabase database = new LocalDatabase();
    private final MovableClock clock = new MovableClock();
    private final ClientSessions node = node();
    private final ClientSessions other = node();

    @Test
    @DisplayName("a session begun at one node is known to the other, with what the client said")
    void everyNode() {
        var id = open();

        assertThat(known(other, id).version()).isEqualTo(VERSION);
        assertThat(known(other, id).capabilities()).isEqualTo(CAPABILITIES);
    }

    @Test
    @DisplayName("a node that has just started knows the sessions of the one before")
    void restart() {
        var id = open();

        assertThat(known(node(), id).version()).isEqualTo(VERSION);
    }

    @Test
    @DisplayName("an id has 256 random bits in visible characters")
    void ids() {
        assertThat(open().value()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(open().value());
    }

    @Test
    @DisplayName("another user's id is unknown, also where the session is in memory")
    void bound() {
        var id = open();

        assertThat(node.find(id, BOB)).isInstanceOf(SessionLookup.Unknown.class);
        assertThat(other.find(id, BOB)).isInstanceOf(SessionLookup.Unknown.class);
        assertThat(node.close(id, BOB)).contains(SessionChange.UNKNOWN);
        assertThat(known(node, id).version()).isEqualTo(VERSION);
    }

    @Test
    @DisplayName("a change is seen at once at its node, and within seconds at the others")
    void changes() {
        var id = open();
        known(other, id);

        assertThat(node.setLogLevel(id, ALICE, "error")).contains(SessionChange.DONE);
        assertThat(node.subscribe(id, ALICE, "nextcloud://notes/1")).contains(SessionChange.DONE);

        assertThat(known(node, id).logLevel()).contains("error");
        assertThat(known(node, id).subscriptions()).containsExactly("nextcloud://notes/1");
        clock.forward(SessionCache.TRUE_FOR);
        assertThat(known(other, id).logLevel()).contains("error");
        assertThat(node.unsubscribe(id, ALICE, "nextcloud://notes/1")).contains(SessionChange.DONE);
        assertThat(known(node, id).subscriptions()).isEmpty();
    }

    @Test
    @DisplayName("a session that ended is unknown at once at its node, and within seconds at the others")
    void closed() {
        var id = open();
        known(other, id);

        assertThat(node.close(id, ALICE)).contains(SessionChange.DONE);

        assertThat(node.find(id, ALICE)).isInstanceOf(SessionLookup.Unknown.class);
        clock.forward(SessionCache.TRUE_FOR);
        assertThat(other.find(id, ALICE)).isInstanceOf(SessionLookup.Unknown.class);
    }

    @Test
    @DisplayName("without a database nobody gets a session, and nobody is told that theirs is unknown")
    void databaseAway() {
        var id = open();
        database.away(true);
        clock.forward(Duration.ofMinutes(10));

        assertThat(node.open(ALICE, Optional.empty(), VERSION, CAPABILITIES)).isEmpty();
        assertThat(known(node, id).version()).isEqualTo(VERSION);
        assertThat(other.find(id, ALICE)).isInstanceOf(SessionLookup.Unavailable.class);
        assertThat(other.find(new SessionId("never-was"), ALICE)).isInstanceOf(SessionLookup.Unavailable.class);
        assertThat(node.setLogLevel(id, ALICE, "info")).isEmpty();
    }

    @Test
    @DisplayName("when the database is back it is asked again")
    void databaseBack() {
        var id = open();
        database.away(true);
        assertThat(other.find(id, ALICE)).isInstanceOf(SessionLookup.Unavailable.class);

        database.away(false);
        clock.forward(ClientSessions.PATIENCE);

        assertThat(known(other, id).version()).isEqualTo(VERSION);
        assertThat(other.find(new SessionId("never-was"), ALICE)).isInstanceOf(SessionLookup.Unknown.class);
    }

    @Test
    @DisplayName("a client with capabilities without end gets no session and is served without")
    void longCapabilities() {
        var endless =
                CachedJson.object().add("experimental", "x".repeat(20_000)).build();

        assertThat(node.open(ALICE, Optional.empty(), VERSION, endless)).isEmpty();
        assertThat(node.open(ALICE, Optional.empty(), VERSION, CAPABILITIES)).isPresent();
    }

    @Test
    @DisplayName("an answer that reached another node is taken by the one that waits, once")
    void answers() {
        var id = open();
        var answer = CachedJson.readObject("{\"jsonrpc\":\"2.0\",\"id\":\"q-1\",\"result\":{\"action\":\"accept\"}}");

        assertThat(node.takeAnswer(id, ALICE, "q-1")).isEmpty();
        assertThat(other.putAnswer(id, ALICE, "q-1", answer)).isTrue();
        assertThat(other.putAnswer(id, ALICE, "q-1", JsonValue.EMPTY_JSON_OBJECT))
                .isFalse();

        assertThat(node.takeAnswer(id, ALICE, "q-1")).contains(answer);
        assertThat(node.takeAnswer(id, ALICE, "q-1")).isEmpty();
    }

    @Test
    @DisplayName("nobody answers in another user's session, and nothing that the table would not take is put there")
    void answersOfOthers() {
        var id = open();

        assertThat(other.putAnswer(id, BOB, "q-1", JsonValue.EMPTY_JSON_OBJECT)).isFalse();
        assertThat(other.putAnswer(id, ALICE, "q".repeat(65), JsonValue.EMPTY_JSON_OBJECT))
                .isFalse();
        assertThat(other.putAnswer(id, ALICE, "q\u0000", JsonValue.EMPTY_JSON_OBJECT))
                .isFalse();
        assertThat(node.takeAnswer(id, ALICE, "q-1")).isEmpty();
    }

    private SessionId open() {
        return node.open(ALICE, Optional.empty(), VERSION, CAPABILITIES).orElseThrow();
    }

    private static ClientSession known(ClientSessions at, SessionId id) {
        return ((SessionLookup.Known) at.find(id, ALICE)).session();
    }

    private ClientSessions node() {
        var keys = KeyRing.parse("k1:" + Base64.getEncoder().encodeToString(new byte[32]));
        var mailbox = new AnswerMailbox(database.entityManager(), new SecretCipher(keys, new SecureRandom()));
        return new ClientSessions(
                new StoredSessions(database.entityManager()),
                instance(mailbox),
                database,
                new SessionReads(ClientSessionsTest::daemon),
                new RandomValues(new SecureRandom()),
                clock);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "sessions");
        thread.setDaemon(true);
        return thread;
    }

    @SuppressWarnings("unchecked") // nobody asks it for anything else
    private static <T> Instance<T> instance(T value) {
        return (Instance<T>) Proxy.newProxyInstance(
                ClientSessionsTest.class.getClassLoader(), new Class<?>[] {Instance.class}, (proxy, method, given) -> {
                    if (method.getName().equals("get")) {
                        return value;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
