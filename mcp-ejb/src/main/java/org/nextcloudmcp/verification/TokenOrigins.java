package org.nextcloudmcp.verification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.Optional;
import org.nextcloudmcp.idp.IntrospectionEndpoint;
import org.nextcloudmcp.idp.IntrospectionOutcome;
import org.nextcloudmcp.json.StrictJson;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.settings.Configuration;

/** Finds out whether a token is one that our client was issued for the Nextcloud: by its signature, or by introspection. */
@Singleton
public class TokenOrigins {

    private static final TokenOrigin INVALID = new TokenOrigin.Invalid();
    private static final TokenOrigin OTHERS = new TokenOrigin.Others();

    private final Configuration configuration;
    private final JwsSignature signature;
    private final IntrospectionEndpoint introspection;
    private final Clock clock;

    @Inject
    public TokenOrigins(
            Configuration configuration, JwsSignature signature, IntrospectionEndpoint introspection, Clock clock) {
        this.configuration = configuration;
        this.signature = signature;
        this.introspection = introspection;
        this.clock = clock;
    }

    /**
     * Where the token comes from.
     *
     * @throws org.nextcloudmcp.idp.ProviderUnavailableException if it takes the provider to say so, and it does not answer
     */
    public TokenOrigin of(AccessToken token) {
        var form = TokenForm.of(token);
        if (form instanceof TokenForm.Signed signed) {
            return signed(signed.jwt());
        }
        return form instanceof TokenForm.Opaque ? opaque(introspection.introspect(token)) : INVALID;
    }

    private TokenOrigin signed(UnverifiedJwt jwt) {
        var algorithms = configuration.settings().provider().algorithms();
        var header = new HeaderPolicy(algorithms, HeaderPolicy.ACCESS_TOKEN_TYPES);
        if (header.refusal(jwt.header()).or(() -> signature.refusal(jwt)).isPresent()) {
            return INVALID;
        }
        return TokenKind.mayBeAccessToken(jwt.claims()) ? named(jwt.claims()) : OTHERS;
    }

    private TokenOrigin opaque(IntrospectionOutcome outcome) {
        if (outcome instanceof IntrospectionOutcome.Answered answered) {
            if (IntrospectionPolicy.activity(answered.body()).isPresent()) {
                return INVALID;
            }
            return TokenKind.isNamedAccessToken(answered.body()) ? named(answered.body()) : OTHERS;
        }
        return outcome instanceof IntrospectionOutcome.ClientRefused ? new TokenOrigin.Misconfigured() : OTHERS;
    }

    private TokenOrigin named(JsonObject claims) {
        var settings = configuration.settings();
        var issuer = StrictJson.string(claims, "iss");
        if (issuer.filter(by -> !by.equals(settings.provider().issuer())).isPresent() || hasEnded(claims)) {
            return INVALID;
        }
        var ours =
                ClientClaim.read(claims).equals(Optional.of(settings.provider().clientId()));
        var forNextcloud = AudienceClaim.read(claims)
                .filter(audiences -> audiences.contains(settings.nextcloud().audience()))
                .isPresent();
        return ours && forNextcloud
                ? new TokenOrigin.Ours(
                        SubjectClaim.read(claims, settings.provider().issuer()))
                : OTHERS;
    }

    private boolean hasEnded(JsonObject claims) {
        var exp = NumericDate.read(claims, "exp");
        return exp.isPresent() && exp.getAsLong() <= clock.instant().getEpochSecond();
    }
}
