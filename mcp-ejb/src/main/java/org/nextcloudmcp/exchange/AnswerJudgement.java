package org.nextcloudmcp.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.broker.NextcloudToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.verification.IssuedTokenReading;
import org.nextcloudmcp.verification.IssuedTokenReading.Unreadable;
import org.nextcloudmcp.verification.IssuedTokenReading.Why;
import org.nextcloudmcp.verification.IssuedTokens;
import org.nextcloudmcp.verification.VerifiedToken;

/** Reads an offered token and lets the policy decide on it: the same for an exchange and for its fallback. */
@Singleton
public class AnswerJudgement {

    private static final Logger LOG = Logger.getLogger(AnswerJudgement.class.getName());

    /** A client that the provider refuses does not mend itself in seconds. */
    static final Duration OPERATOR_NEEDED = Duration.ofMinutes(1);

    private final Configuration configuration;
    private final IssuedTokens issuedTokens;
    private final Clock clock;

    @Inject
    public AnswerJudgement(Configuration configuration, IssuedTokens issuedTokens, Clock clock) {
        this.configuration = configuration;
        this.issuedTokens = issuedTokens;
        this.clock = clock;
    }

    /**
     * The offered token if it is what was asked for.
     *
     * @throws org.nextcloudmcp.idp.ProviderUnavailableException if it is opaque and the provider does not answer
     */
    ExchangedToken judge(VerifiedToken subject, String audience, Scopes asked, OfferedToken offered) {
        var judged = judged(policy(subject, audience, asked), offered);
        if (judged instanceof ExchangedToken.Refused refused) {
            LOG.log(Level.SEVERE, "The provider gave a token that is not what was asked for: {0}", refused.why());
        }
        return judged;
    }

    private ExchangedToken judged(ExchangeAnswerPolicy policy, OfferedToken offered) {
        var unfit = policy.unfit(offered);
        if (unfit.isPresent()) {
            return new ExchangedToken.Refused(unfit.get());
        }
        var reading = issuedTokens.read(offered.token());
        if (reading instanceof IssuedTokenReading.Read said) {
            return policy.unfit(offered, said, clock.instant())
                    .<ExchangedToken>map(ExchangedToken.Refused::new)
                    .orElseGet(() -> new ExchangedToken.Issued(
                            new NextcloudToken(offered.token(), policy.end(offered, said)),
                            said.scopes().orElseThrow()));
        }
        return ((Unreadable) reading).why() == Why.CLIENT_REFUSED
                ? new ExchangedToken.Unavailable(OPERATOR_NEEDED, "our client was refused at introspection")
                : new ExchangedToken.Refused(ExchangeRefusal.UNREADABLE_TOKEN);
    }

    private ExchangeAnswerPolicy policy(VerifiedToken subject, String audience, Scopes asked) {
        var settings = configuration.settings();
        var others = new HashSet<>(settings.exchange().audiences());
        others.add(settings.nextcloud().audience());
        others.remove(audience);
        return new ExchangeAnswerPolicy(
                audience, Set.copyOf(others), subject.token(), subject.subject(), subject.expiresAt(), asked);
    }
}
