package org.nextcloudmcp.verification;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.json.StrictJson;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;

/**
 * An inbound token that was found good: by its signature and claims, or by what the provider says about it. Only this package can make one: who holds it holds the
 * proof.
 */
public final class VerifiedToken {

    private static final int FINGERPRINT_LENGTH = 16;

    private final AccessToken token;
    private final Subject subject;
    private final Optional<ClientId> client;
    private final Scopes scopes;
    private final Instant expiresAt;
    private final Map<String, Object> claims;

    VerifiedToken(
            AccessToken token,
            Subject subject,
            Optional<ClientId> client,
            Scopes scopes,
            Instant expiresAt,
            Map<String, Object> claims) {
        this.token = token;
        this.subject = subject;
        this.client = client;
        this.scopes = scopes;
        this.expiresAt = expiresAt;
        this.claims = Map.copyOf(claims);
    }

    /** The token with what its claims say, which a policy has found good. */
    static VerifiedToken of(AccessToken token, JsonObject claims, String issuer) {
        return new VerifiedToken(
                token,
                SubjectClaim.read(claims, issuer).orElseThrow(),
                ClientClaim.read(claims),
                ScopeClaim.read(claims).orElseThrow(),
                Instant.ofEpochSecond(NumericDate.read(claims, "exp").orElseThrow()),
                StrictJson.plain(claims));
    }

    public Subject subject() {
        return subject;
    }

    /** The client the token was issued to: {@code client_id} (RFC 9068), else {@code azp}. */
    public Optional<ClientId> client() {
        return client;
    }

    /** What the token permits; empty if it names no scope. */
    public Scopes scopes() {
        return scopes;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** All claims as String, Long, Double, Boolean, List and Map; members that were {@code null} are left out. */
    public Map<String, Object> claims() {
        return claims;
    }

    public AccessToken token() {
        return token;
    }

    /** The first 16 hex digits of the token's SHA-256: names the token in a log without giving it away. */
    public String fingerprint() {
        return fingerprint(token);
    }

    static String fingerprint(AccessToken token) {
        return token.sha256().substring(0, FINGERPRINT_LENGTH);
    }

    @Override
    public String toString() {
        return "VerifiedToken[" + fingerprint() + "]";
    }
}
