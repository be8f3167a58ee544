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
    Finding judge(AccessToken inbound) {
        var outcome = introspection.introspect(inbound);
        if (outcome instanceof IntrospectionOutcome.Answered answered) {
            return judge(inbound, answered.body());
        }
        // A provider that introspects nothing issues no opaque tokens: it is none of its tokens.
        return outcome instanceof IntrospectionOutcome.ClientRefused
                ? Finding.ofNothing(new Verification.Misconfigured())
                : Finding.refused(Reason.MALFORMED);
    }

    private Finding judge(AccessToken inbound, JsonObject answer) {
        var policy = ClaimsPolicy.of(configuration.settings());
        // The time after the answer: it may have taken a while.
        var now = clock.instant().getEpochSecond();
        return new IntrospectionPolicy(policy)
                .refusal(answer, now)
                .map(reason -> ClaimsPolicy.refused(reason, answer, now))
                .orElseGet(() -> Finding.byIntrospection(VerifiedToken.of(inbound, answer, policy.issuer())));
    }
}
