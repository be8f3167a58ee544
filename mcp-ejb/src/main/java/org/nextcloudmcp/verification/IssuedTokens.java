package org.nextcloudmcp.verification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.json.StrictJson;
import org.nextcloudmcp.oauth.AccessToken;

/** Reads access tokens that came straight from the provider's token endpoint. */
@Singleton
public class IssuedTokens {

    @Inject
    public IssuedTokens() {}

    /**
     * What the token says about itself. Its signature is the channel's: it came over TLS from the provider.
     *
     * @throws org.nextcloudmcp.idp.ProviderUnavailableException if it is opaque and the provider does not answer
     */
    public IssuedTokenReading read(AccessToken token) {
        if (token.value().chars().filter(c -> c == '.').count() != 2) {
            return new IssuedTokenReading.Unreadable(IssuedTokenReading.Why.OPAQUE);
        }
        return UnverifiedJwt.parse(token.value())
                .map(jwt -> reading(jwt.claims()))
                .orElse(new IssuedTokenReading.Unreadable(IssuedTokenReading.Why.MALFORMED));
    }

    private static IssuedTokenReading reading(JsonObject claims) {
        var audiences = AudienceClaim.read(claims);
        var scopes = ScopeClaim.read(claims);
        var expiresAt = NumericDate.read(claims, "exp");
        if (audiences.isEmpty() || scopes.isEmpty() || (expiresAt.isEmpty() && claims.containsKey("exp"))) {
            return new IssuedTokenReading.Unreadable(IssuedTokenReading.Why.MALFORMED);
        }
        var issuer = StrictJson.string(claims, "iss");
        return new IssuedTokenReading.Read(
                issuer,
                issuer.flatMap(by -> SubjectClaim.read(claims, by)),
                audiences.get(),
                scopes.filter(named -> ScopeClaim.isPresent(claims)),
                expiresAt.isPresent() ? Optional.of(Instant.ofEpochSecond(expiresAt.getAsLong())) : Optional.empty());
    }
}
