package org.nextcloudmcp.verification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Clock;
import org.nextcloudmcp.idp.IntrospectionEndpoint;
import org.nextcloudmcp.idp.IntrospectionOutcome;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.settings.Configuration;

/** Judges an opaque token by what the provider says about it (RFC 7662). */
@Singleton
class OpaqueTokenJudgement {

    private final Configuration configuration;
    private final IntrospectionEndpoint introspection;
    private final Clock clock;

    @Inject
    OpaqueTokenJudgement(Configuration configuration, IntrospectionEndpoint introspection, Clock clock) {
        this.configuration = configuration;
        this.introspection = introspection;
        this.clock = clock;
    }

    /**
     * @throws org.nextcloudmcp.idp.ProviderUnavailableException if the provider does not answer
     */
    Verification judge(AccessToken inbound) {
        var outcome = introspection.introspect(inbound);
        if (outcome instanceof IntrospectionOutcome.Answered answered) {
            return judge(inbound, answered.body());
        }
        // A provider that introspects nothing issues no opaque tokens: it is none of its tokens.
        return outcome instanceof IntrospectionOutcome.ClientRefused
                ? new Verification.Misconfigured()
                : new Verification.Rejected(Reason.MALFORMED);
    }

    private Verification judge(AccessToken inbound, JsonObject answer) {
        var claims = ClaimsPolicy.of(configuration.settings());
        // The time after the answer: it may have taken a while.
        return new IntrospectionPolicy(claims)
                .refusal(answer, clock.instant().getEpochSecond())
                .<Verification>map(Verification.Rejected::new)
                .orElseGet(() -> new Verification.Accepted(VerifiedToken.of(inbound, answer, claims.issuer())));
    }
}
