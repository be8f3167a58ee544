package org.nextcloudmcp.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.nextcloudmcp.broker.GrantRedemption;
import org.nextcloudmcp.idp.IntrospectionEndpoint;
import org.nextcloudmcp.idp.ProviderUnavailableException;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.redemption.Occasion;
import org.nextcloudmcp.redemption.Redemption;
import org.nextcloudmcp.verification.VerifiedToken;

/**
 * In place of an exchange that the provider does not know: the user's grant is redeemed with the same narrow scopes (RFC
 * 6749 section 6).
 *
 * <ol>
 *   <li>The provider is asked whether the subject token still stands, where it tells.
 *   <li>The grant is redeemed; its new refresh token is stored, the access token is not.
 *   <li>The token is judged as one from an exchange is.
 * </ol>
 */
@Singleton
public class GrantFallback {

    private final IntrospectionEndpoint introspection;
    private final GrantRedemption redemption;
    private final AnswerJudgement judgement;

    @Inject
    public GrantFallback(IntrospectionEndpoint introspection, GrantRedemption redemption, AnswerJudgement judgement) {
        this.introspection = introspection;
        this.redemption = redemption;
        this.judgement = judgement;
    }

    /**
     * A token of the user's grant.
     *
     * @throws jakarta.ejb.EJBException if the database does not answer
     */
    DelegatedToken token(VerifiedToken subject, String audience, Scopes scopes) {
        try {
            return SubjectTokenStanding.obstacle(introspection.introspect(subject.token()), subject.subject())
                    .orElseGet(() -> redeemed(subject, audience, scopes));
        } catch (ProviderUnavailableException e) {
            return new DelegatedToken.Unavailable(e.retryAfter(), e.reason());
        }
    }

    private DelegatedToken redeemed(VerifiedToken subject, String audience, Scopes scopes) {
        var redeemed = redemption.redeem(subject.subject(), new Occasion.Narrow(scopes));
        if (redeemed instanceof Redemption.Narrowed narrowed) {
            var offered = OfferedToken.of(narrowed.answer(), narrowed.askedAt());
            return DelegatedToken.of(judgement.judge(subject, audience, scopes, offered), true);
        }
        if (redeemed instanceof Redemption.Unavailable unavailable) {
            return new DelegatedToken.Unavailable(unavailable.retryAfter(), unavailable.reason());
        }
        if (redeemed instanceof Redemption.ScopesRefused) {
            return new DelegatedToken.Refused(ExchangeRefusal.INVALID_SCOPE);
        }
        return redeemed instanceof Redemption.NoGrant
                ? new DelegatedToken.NotProvisioned()
                : new DelegatedToken.ReconsentRequired();
    }
}
