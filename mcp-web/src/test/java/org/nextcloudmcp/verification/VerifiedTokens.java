package org.nextcloudmcp.verification;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;

/** Verified tokens for tests: only this package can make one. */
public final class VerifiedTokens {

    private VerifiedTokens() {}

    public static VerifiedToken withClaims(Map<String, Object> claims) {
        return new VerifiedToken(
                new AccessToken("inbound"),
                new Subject("https://idp.example", "alice-sub"),
                Optional.of(new ClientId("assistant")),
                Scopes.of("notes.read"),
                Instant.parse("2026-01-01T00:00:00Z"),
                claims);
    }

    public static VerifiedToken of(Subject subject, Scopes scopes) {
        return of(new AccessToken("inbound"), subject, scopes, Instant.parse("2026-01-01T00:00:00Z"));
    }

    public static VerifiedToken of(AccessToken token, Subject subject, Scopes scopes, Instant expiresAt) {
        return new VerifiedToken(token, subject, Optional.of(new ClientId("assistant")), scopes, expiresAt, Map.of());
    }
}
