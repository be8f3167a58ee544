package org.nextcloudmcp.verification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.idp.IntrospectionEndpoint;
import org.nextcloudmcp.idp.IntrospectionOutcome;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.json.StrictJson;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.verification.IssuedTokenReading.Why;

/** Reads access tokens that came straight from the provider's token endpoint. */
@Singleton
public class IssuedTokens {

    private final Configuration configuration;
    private final IntrospectionEndpoint introspection;

    @Inject
    public IssuedTokens(Configuration configuration, IntrospectionEndpoint introspection) {
        this.configuration = configuration;
        this.introspection = introspection;
    }

    /**
     * What the token says about itself. Its signature is the channel's: it came over TLS from the provider.
     *
     * @throws org.nextcloudmcp.idp.ProviderUnavailableException if it is opaque and the provider does not answer
     */
    public IssuedTokenReading read(AccessToken token) {
        var form = TokenForm.of(token);
        if (form instanceof TokenForm.Signed signed) {
            return reading(signed.jwt().claims());
        }
        return form instanceof TokenForm.Opaque
                ? reading(introspection.introspect(token))
                : new IssuedTokenReading.Unreadable(Why.MALFORMED);
    }

    private IssuedTokenReading reading(IntrospectionOutcome outcome) {
        if (outcome instanceof IntrospectionOutcome.Answered answered) {
            return IntrospectionPolicy.activity(answered.body()).isEmpty()
                    ? reading(withIssuer(answered.body()))
                    : new IssuedTokenReading.Unreadable(Why.INACTIVE);
        }
        return new IssuedTokenReading.Unreadable(
                outcome instanceof IntrospectionOutcome.ClientRefused ? Why.CLIENT_REFUSED : Why.OPAQUE);
    }

    /** RFC 7662 section 2.2: an answer need not name the issuer, for it is the issuer's own endpoint that answers. */
    private JsonObject withIssuer(JsonObject answer) {
        return answer.containsKey("iss")
                ? answer
                : CachedJson.object(answer)
                        .add("iss", configuration.settings().provider().issuer())
                        .build();
    }

    private static IssuedTokenReading reading(JsonObject claims) {
        var audiences = AudienceClaim.read(claims);
        var scopes = ScopeClaim.read(claims);
        var expiresAt = NumericDate.read(claims, "exp");
        if (audiences.isEmpty() || scopes.isEmpty() || (expiresAt.isEmpty() && claims.containsKey("exp"))) {
            return new IssuedTokenReading.Unreadable(Why.MALFORMED);
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
