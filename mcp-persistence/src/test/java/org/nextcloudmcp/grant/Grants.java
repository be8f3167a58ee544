package org.nextcloudmcp.grant;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.storage.Secrets;
import org.nextcloudmcp.storage.TestDatabase;

/** The repository as several nodes use it: each call in a transaction of its own. */
final class Grants {

    static final Subject ALICE = new Subject("https://idp.example", "alice");
    static final Subject BOB = new Subject("https://idp.example", "bob");
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final TestDatabase database;
    private final SecretCipher cipher;

    Grants(TestDatabase database) {
        this(database, Secrets.CIPHER);
    }

    Grants(TestDatabase database, SecretCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    static NewGrant grant(Subject subject, String refreshToken) {
        return grant(subject, refreshToken, NOON);
    }

    static NewGrant grant(Subject subject, String refreshToken, Instant at) {
        return grant(subject, refreshToken, at, Optional.empty());
    }

    static NewGrant grant(Subject subject, String refreshToken, Instant at, Optional<Instant> end) {
        return new NewGrant(
                subject,
                new RefreshToken(refreshToken),
                Scopes.of("notes.read"),
                "nextcloud",
                new ClientId("client"),
                at,
                end);
    }

    static RotatedTokens tokens(String refreshToken, String accessToken) {
        return new RotatedTokens(
                Optional.of(new RefreshToken(refreshToken)), Optional.of(stored(accessToken)), Optional.empty());
    }

    static StoredAccessToken stored(String accessToken) {
        return new StoredAccessToken(new AccessToken(accessToken), NOON.plusSeconds(300));
    }

    Optional<Grant> find(Subject subject) {
        return call(node -> node.find(subject));
    }

    Optional<RefreshToken> save(NewGrant grant) {
        return call(node -> node.save(grant));
    }

    /** Saves and answers the generation. */
    long saved(NewGrant grant) {
        save(grant);
        return find(grant.subject()).orElseThrow().generation();
    }

    boolean rotated(Subject subject, long generation, RotatedTokens tokens, Instant now) {
        return call(node -> node.rotated(subject, generation, tokens, now));
    }

    boolean accessTokenGiven(Subject subject, long generation, StoredAccessToken token) {
        return call(node -> node.accessTokenGiven(subject, generation, token));
    }

    boolean reconsentRequired(Subject subject, long generation) {
        return call(node -> node.reconsentRequired(subject, generation));
    }

    void used(Subject subject, Instant now) {
        call(node -> {
            node.used(subject, now);
            return true;
        });
    }

    Optional<Grant> delete(Subject subject) {
        return call(node -> node.delete(subject));
    }

    List<Subject> claimDue(Instant now, Duration period, int limit) {
        return call(node -> node.claimDue(now, period, limit));
    }

    long count() {
        return call(OfflineGrants::count);
    }

    private <T> T call(Function<OfflineGrants, T> work) {
        return database.inTransaction(entityManager -> work.apply(new OfflineGrants(entityManager, cipher)));
    }
}
