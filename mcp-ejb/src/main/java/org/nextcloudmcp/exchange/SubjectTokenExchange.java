package org.nextcloudmcp.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.idp.Discovery;
import org.nextcloudmcp.idp.ProviderMetadata;
import org.nextcloudmcp.idp.ProviderUnavailableException;
import org.nextcloudmcp.idp.TokenEndpoint;
import org.nextcloudmcp.idp.TokenExchangeOutcome;
import org.nextcloudmcp.idp.TokenExchangeRequest;
import org.nextcloudmcp.idp.TokenOutcome;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.verification.VerifiedToken;

/**
 * One exchange at the provider (RFC 8693 section 2).
 *
 * <ol>
 *   <li>What is asked for may be asked for.
 *   <li>The provider does not say that it knows no exchange.
 *   <li>Where an actor is wanted, our own client's access token is fetched.
 *   <li>The provider is asked once; what it offers is judged.
 * </ol>
 */
@Singleton
public class SubjectTokenExchange {

    static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:token-exchange";

    private static final Logger LOG = Logger.getLogger(SubjectTokenExchange.class.getName());

    private final Configuration configuration;
    private final Discovery discovery;
    private final TokenEndpoint provider;
    private final AnswerJudgement judgement;
    private final Clock clock;

    @Inject
    public SubjectTokenExchange(
            Configuration configuration,
            Discovery discovery,
            TokenEndpoint provider,
            AnswerJudgement judgement,
            Clock clock) {
        this.configuration = configuration;
        this.discovery = discovery;
        this.provider = provider;
        this.judgement = judgement;
        this.clock = clock;
    }

    /** In the subject's name alone. */
    ExchangedToken impersonate(VerifiedToken subject, String audience, Scopes scopes) {
        return exchange(subject, audience, scopes, false);
    }

    /** In the subject's name, said to be by us where the operator wants that said (section 1.1). */
    ExchangedToken delegate(VerifiedToken subject, String audience, Scopes scopes) {
        return exchange(
                subject, audience, scopes, configuration.settings().exchange().actor());
    }

    private ExchangedToken exchange(VerifiedToken subject, String audience, Scopes scopes, boolean withActor) {
        var refusal = ExchangeRequestPolicy.of(configuration.settings())
                .refusal(audience, scopes, subject.scopes(), subject.expiresAt(), clock.instant());
        if (refusal.isPresent()) {
            return new ExchangedToken.Refused(refusal.get());
        }
        try {
            if (!mayKnowExchange(discovery.metadata())) {
                return new ExchangedToken.Refused(ExchangeRefusal.NOT_SUPPORTED);
            }
            return withActor
                    ? askedByActor(subject, audience, scopes)
                    : asked(subject, audience, scopes, Optional.empty());
        } catch (ProviderUnavailableException e) {
            return new ExchangedToken.Unavailable(e.retryAfter(), e.reason());
        }
    }

    /** Metadata without the member says nothing, whatever its default is: few providers list all they can do. */
    private static boolean mayKnowExchange(ProviderMetadata metadata) {
        return metadata.grantTypesSupported()
                .map(types -> types.contains(GRANT_TYPE))
                .orElse(true);
    }

    /** A failure to get an actor token says nothing about exchange, whatever error it carries. */
    private ExchangedToken askedByActor(VerifiedToken subject, String audience, Scopes scopes) {
        var own = provider.clientCredentials();
        if (own instanceof TokenOutcome.Issued issued) {
            return asked(subject, audience, scopes, Optional.of(issued.answer().accessToken()));
        }
        if (own instanceof TokenOutcome.Unavailable unavailable) {
            return new ExchangedToken.Unavailable(unavailable.retryAfter(), unavailable.reason());
        }
        LOG.log(Level.WARNING, "No actor token: {0}", ((TokenOutcome.Refused) own).error());
        return new ExchangedToken.Unavailable(
                AnswerJudgement.OPERATOR_NEEDED, "the provider gives our client no token of its own");
    }

    private ExchangedToken asked(VerifiedToken subject, String audience, Scopes scopes, Optional<AccessToken> actor) {
        var askedAt = clock.instant();
        var outcome = provider.exchange(new TokenExchangeRequest(subject.token(), audience, scopes, actor));
        if (outcome instanceof TokenExchangeOutcome.Issued issued) {
            return judgement.judge(subject, audience, scopes, OfferedToken.of(issued.answer(), askedAt));
        }
        if (outcome instanceof TokenExchangeOutcome.Unavailable unavailable) {
            return new ExchangedToken.Unavailable(unavailable.retryAfter(), unavailable.reason());
        }
        var refused = (TokenExchangeOutcome.Refused) outcome;
        return new ExchangedToken.Refused(ProviderRefusal.of(refused.status(), refused.error()));
    }
}
