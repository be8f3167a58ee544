package org.nextcloudmcp.verification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.settings.Configuration;

/**
 * Judges a signed token by itself and the provider's keys: its header, its signature, its claims, in this order. Nothing
 * a token claims is looked at before its signature is verified.
 */
@Singleton
class JwtJudgement {

    private final Configuration configuration;
    private final JwsSignature signature;
    private final Clock clock;

    @Inject
    JwtJudgement(Configuration configuration, JwsSignature signature, Clock clock) {
        this.configuration = configuration;
        this.signature = signature;
        this.clock = clock;
    }

    /**
     * @throws org.nextcloudmcp.idp.ProviderUnavailableException if the key is not known and the provider cannot be asked
     */
    Verification judge(AccessToken inbound, UnverifiedJwt jwt) {
        var settings = configuration.settings();
        var header = new HeaderPolicy(settings.provider().algorithms(), HeaderPolicy.ACCESS_TOKEN_TYPES);
        var claims = ClaimsPolicy.of(settings);
        return header.refusal(jwt.header())
                .or(() -> signature.refusal(jwt))
                .or(() -> claims.refusal(jwt.claims(), clock.instant().getEpochSecond()))
                .<Verification>map(Verification.Rejected::new)
                .orElseGet(() -> new Verification.Accepted(VerifiedToken.of(inbound, jwt.claims(), claims.issuer())));
    }
}
