package org.nextcloudmcp.verification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
    Finding judge(AccessToken inbound, UnverifiedJwt jwt) {
        var settings = configuration.settings();
        var header = new HeaderPolicy(settings.provider().algorithms(), HeaderPolicy.ACCESS_TOKEN_TYPES);
        return header.refusal(jwt.header())
                .map(Finding::refused)
                .or(() -> unsigned(jwt))
                .orElseGet(() -> signed(inbound, jwt, ClaimsPolicy.of(settings)));
    }

    private Optional<Finding> unsigned(UnverifiedJwt jwt) {
        var settled = signature.settledUntil(jwt);
        return signature
                .refusal(jwt)
                .map(reason -> settled.equals(Instant.MAX)
                        ? Finding.refused(reason)
                        : Finding.refused(reason, Duration.between(clock.instant(), settled)));
    }

    private Finding signed(AccessToken inbound, UnverifiedJwt jwt, ClaimsPolicy policy) {
        var now = clock.instant().getEpochSecond();
        return policy.refusal(jwt.claims(), KindEvidence.of(jwt.header()), now)
                .map(reason -> ClaimsPolicy.refused(reason, jwt.claims(), now))
                .orElseGet(() -> Finding.bySignature(VerifiedToken.of(inbound, jwt.claims(), policy.issuer())));
    }
}
