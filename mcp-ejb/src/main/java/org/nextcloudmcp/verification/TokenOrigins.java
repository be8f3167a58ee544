package org.nextcloudmcp.verification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.idp.IntrospectionEndpoint;
import org.nextcloudmcp.idp.IntrospectionOutcome;
import org.nextcloudmcp.json.StrictJson;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.Settings;

/**
 * Finds out whether a token is one that our client was issued for the Nextcloud or another audience of exchange: by its
 * signature, or by introspection. Of no use is only what nobody can accept; a token that we cannot verify may live on.
 */
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
        if (form instanceof TokenForm.Opaque) {
            return opaque(introspection.introspect(token));
        }
        return TokenForm.looksEncrypted(token) ? OTHERS : INVALID;
    }

    private TokenOrigin signed(UnverifiedJwt jwt) {
        var algorithms = configuration.settings().provider().algorithms();
        var header = new HeaderPolicy(algorithms, HeaderPolicy.ACCESS_TOKEN_TYPES);
        var refusal = header.refusal(jwt.header());
        if (refusal.isPresent()) {
            // We refuse its algorithm or its type. The provider may not: Keycloak signs refresh tokens with HS512.
            return refusal.get() == Reason.MALFORMED ? INVALID : OTHERS;
        }
        var unverified = signature.refusal(jwt);
        if (unverified.isPresent()) {
            return unverified.get() == Reason.BAD_SIGNATURE ? INVALID : OTHERS;
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
        var forWhatWeAskFor = AudienceClaim.read(claims)
                .filter(audiences -> !Collections.disjoint(audiences, ours(settings)))
                .isPresent();
        return ours && forWhatWeAskFor
                ? new TokenOrigin.Ours(
                        SubjectClaim.read(claims, settings.provider().issuer()))
                : OTHERS;
    }

    /** Whatever we ask the provider for: never ourselves, for that is what users' own tokens are for. */
    private static Set<String> ours(Settings settings) {
        var audiences = new HashSet<>(settings.exchange().audiences());
        audiences.add(settings.nextcloud().audience());
        audiences.removeAll(settings.server().audiences());
        return audiences;
    }

    private boolean hasEnded(JsonObject claims) {
        var exp = NumericDate.read(claims, "exp");
        return exp.isPresent() && exp.getAsLong() <= clock.instant().getEpochSecond();
    }
}
