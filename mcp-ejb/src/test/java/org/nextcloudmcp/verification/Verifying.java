package org.nextcloudmcp.verification;

import java.security.SecureRandom;
import java.time.Clock;
import org.nextcloudmcp.idp.Discovery;
import org.nextcloudmcp.idp.IntrospectionEndpoint;
import org.nextcloudmcp.idp.JsonWebKeys;
import org.nextcloudmcp.idp.ProviderForm;
import org.nextcloudmcp.idp.ProviderHttp;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.Operator;

/** The verifier as the container would put it together, on a provider and a clock of the test's. */
final class Verifying {

    final Configuration configuration = new Operator().configuration();
    final JsonWebKeys keys;
    final IntrospectionEndpoint introspection;
    final AccessTokenJudgement judgement;
    final AccessTokenChecks checks;
    final AccessTokenVerifier verifier;

    Verifying(ProviderHttp provider, Clock clock) {
        var discovery = new Discovery(configuration, provider, clock);
        var form = new ProviderForm(configuration, discovery, provider, clock, new SecureRandom());
        keys = new JsonWebKeys(discovery, provider, clock);
        introspection = new IntrospectionEndpoint(discovery, form, clock);
        judgement = new AccessTokenJudgement(
                new JwtJudgement(configuration, new JwsSignature(keys), clock),
                new OpaqueTokenJudgement(configuration, introspection, clock));
        checks = new AccessTokenChecks(judgement, new VerificationMemory(clock));
        verifier = new AccessTokenVerifier(checks);
    }
}
