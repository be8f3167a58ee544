package org.nextcloudmcp.doctor;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.grant.OfflineGrants;
import org.nextcloudmcp.idp.Discovery;
import org.nextcloudmcp.idp.ProviderMetadata;
import org.nextcloudmcp.idp.ProviderUnavailableException;
import org.nextcloudmcp.idp.TokenAnswer;
import org.nextcloudmcp.idp.TokenEndpoint;
import org.nextcloudmcp.idp.TokenOutcome;
import org.nextcloudmcp.oauth.RequestHandle;
import org.nextcloudmcp.probe.ProbePhase;
import org.nextcloudmcp.probe.ProbeReturn;
import org.nextcloudmcp.probe.ProviderProbes;
import org.nextcloudmcp.provisioning.AskedScopes;
import org.nextcloudmcp.provisioning.AuthorizationResponse;
import org.nextcloudmcp.provisioning.Callback;
import org.nextcloudmcp.provisioning.CallbackPolicy;
import org.nextcloudmcp.provisioning.ConsentResult;
import org.nextcloudmcp.provisioning.Refusal;
import org.nextcloudmcp.revocation.RevocationDelivery;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.transaction.OwnTransaction;
import org.nextcloudmcp.verification.IdTokenVerification;
import org.nextcloudmcp.verification.IdTokenVerifier;

/**
 * What follows when a probe's state was consumed.
 *
 * <ol>
 *   <li>The response is our provider's (RFC 9207) and brings a code.
 *   <li>The code is redeemed, and the ID token verified: we must know who signed in.
 *   <li>Somebody with a grant here is turned away: some providers end all that our client was given in one sign-in.
 *   <li>The measuring begins, on a thread of its own.
 * </ol>
 */
@Singleton
public class ProbeRedemption {

    private static final Logger LOG = Logger.getLogger(ProbeRedemption.class.getName());

    private final Discovery discovery;
    private final TokenEndpoint tokenEndpoint;
    private final IdTokenVerifier idTokens;
    private final Provider<OfflineGrants> grants;
    private final Provider<ProviderProbes> probes;
    private final RevocationDelivery revocations;
    private final OwnTransaction transaction;
    private final Examination examination;
    private final Executor thread;
    private final Configuration configuration;
    private final Clock clock;

    @Inject
    ProbeRedemption(
            Discovery discovery,
            TokenEndpoint tokenEndpoint,
            IdTokenVerifier idTokens,
            Provider<OfflineGrants> grants,
            Provider<ProviderProbes> probes,
            RevocationDelivery revocations,
            OwnTransaction transaction,
            Examination examination,
            ProbeThread thread,
            Configuration configuration,
            Clock clock) {
        this(
                discovery,
                tokenEndpoint,
                idTokens,
                grants,
                probes,
                revocations,
                transaction,
                examination,
                (Executor) thread,
                configuration,
                clock);
    }

    /** One that measures on another thread than its own. */
    ProbeRedemption(
            Discovery discovery,
            TokenEndpoint tokenEndpoint,
            IdTokenVerifier idTokens,
            Provider<OfflineGrants> grants,
            Provider<ProviderProbes> probes,
            RevocationDelivery revocations,
            OwnTransaction transaction,
            Examination examination,
            Executor thread,
            Configuration configuration,
            Clock clock) {
        this.discovery = discovery;
        this.tokenEndpoint = tokenEndpoint;
        this.idTokens = idTokens;
        this.grants = grants;
        this.probes = probes;
        this.revocations = revocations;
        this.transaction = transaction;
        this.examination = examination;
        this.thread = thread;
        this.configuration = configuration;
        this.clock = clock;
    }

    ProbeAnswer redeem(ProbeReturn.Consumed consumed, AuthorizationResponse response, RequestHandle again) {
        try {
            var provider = discovery.metadata();
            var unanswered = CallbackPolicy.unanswered(response, provider);
            return unanswered.isPresent()
                    ? over(consumed, outcome(unanswered.get()))
                    : redeemed(consumed, response, provider, again);
        } catch (ProviderUnavailableException e) {
            LOG.log(Level.WARNING, "A probe could not begin: {0}", e.getMessage());
            return over(consumed, ProbeOutcome.PROVIDER_UNREACHABLE);
        }
    }

    private ProbeAnswer redeemed(
            ProbeReturn.Consumed consumed,
            AuthorizationResponse response,
            ProviderMetadata provider,
            RequestHandle again) {
        var outcome = tokenEndpoint.redeemCode(
                response.code().orElseThrow(),
                consumed.verifier(),
                Callback.redirectUri(configuration),
                configuration.settings().nextcloud().url());
        if (!(outcome instanceof TokenOutcome.Issued issued)) {
            return over(
                    consumed,
                    outcome instanceof TokenOutcome.Refused refused
                            ? atTokenEndpoint(refused)
                            : ProbeOutcome.PROVIDER_UNREACHABLE);
        }
        var asked = AskedScopes.of(consumed.probe().scopes(), provider.scopesSupported());
        return judged(consumed, issued.answer(), response.iss().isPresent(), asked, again);
    }

    private ProbeAnswer judged(
            ProbeReturn.Consumed consumed,
            TokenAnswer answer,
            boolean issSent,
            AskedScopes asked,
            RequestHandle again) {
        var idToken = answer.idToken().map(token -> idTokens.verify(token, consumed.nonce()));
        if (idToken.isEmpty() || !(idToken.get() instanceof IdTokenVerification.Accepted accepted)) {
            // Whose tokens these are is not known, so they are forgotten and not revoked: it could be a grant's owner.
            return over(consumed, ProbeOutcome.ID_TOKEN_INVALID);
        }
        var subject = accepted.subject();
        if (transaction.call(() -> grants.get().find(subject)).isPresent()) {
            answer.refreshToken().ifPresent(token -> revocations.dispose(subject, token));
            return over(consumed, ProbeOutcome.HAS_GRANT);
        }
        var signedIn = new SignedIn(consumed.probe(), subject, answer, issSent, asked.app(), again);
        thread.execute(() -> examination.run(signedIn));
        return new ProbeAnswer.Measuring(again, consumed.probe().signIn() == 2);
    }

    private ProbeAnswer over(ProbeReturn.Consumed consumed, ProbeOutcome outcome) {
        var probe = consumed.probe();
        transaction.call(() ->
                probes.get().end(probe.id(), ProbePhase.MEASURING, outcome.name(), probe.findings(), clock.instant()));
        LOG.log(Level.INFO, "A probe came to nothing: {0}", outcome);
        return new ProbeAnswer.Over(outcome);
    }

    private static ProbeOutcome outcome(ConsentResult.ConsentRefused refused) {
        if (refused.why() == Refusal.WRONG_ISSUER) {
            return ProbeOutcome.WRONG_ISSUER;
        }
        if (refused.why() == Refusal.DECLINED_AT_PROVIDER) {
            return ProbeOutcome.DECLINED_AT_PROVIDER;
        }
        return named(refused.providerError(), ProbeOutcome.PROVIDER_ERROR);
    }

    private static ProbeOutcome atTokenEndpoint(TokenOutcome.Refused refused) {
        return named(Optional.of(refused.error()), ProbeOutcome.CODE_REFUSED);
    }

    private static ProbeOutcome named(Optional<String> error, ProbeOutcome otherwise) {
        if (error.equals(Optional.of("invalid_target"))) {
            return ProbeOutcome.RESOURCE_REFUSED;
        }
        return error.equals(Optional.of("invalid_scope")) ? ProbeOutcome.SCOPE_REFUSED : otherwise;
    }
}
