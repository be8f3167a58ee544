package org.nextcloudmcp.provisioning;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.broker.AccessTokenCache;
import org.nextcloudmcp.grant.BegunAuthorization;
import org.nextcloudmcp.grant.NewGrant;
import org.nextcloudmcp.grant.OfflineGrants;
import org.nextcloudmcp.idp.Discovery;
import org.nextcloudmcp.idp.ProviderUnavailableException;
import org.nextcloudmcp.idp.TokenAnswer;
import org.nextcloudmcp.idp.TokenEndpoint;
import org.nextcloudmcp.idp.TokenOutcome;
import org.nextcloudmcp.provisioning.ConsentResult.ConsentRefused;
import org.nextcloudmcp.redemption.RefreshTokenEnd;
import org.nextcloudmcp.revocation.RevocationDelivery;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.storage.Announcements;
import org.nextcloudmcp.transaction.OwnTransaction;
import org.nextcloudmcp.verification.IdTokenVerifier;
import org.nextcloudmcp.verification.NextcloudAudience;

/**
 * What follows when a state was consumed.
 *
 * <ol>
 *   <li>The response is our provider's (RFC 9207) and brings a code.
 *   <li>The code is redeemed (RFC 6749 section 4.1.3).
 *   <li>The ID token is verified, its subject is the asker, the access token is for the Nextcloud, there is a refresh
 *       token; otherwise what came is revoked and nothing is stored.
 *   <li>The grant is stored; a refresh token it replaces is destroyed. The access token is thrown away: what was issued in
 *       the browser's round trip is never used.
 * </ol>
 */
@Singleton
public class Callback {

    static final String PATH = "/oauth/callback-nextcloud";

    private static final Logger LOG = Logger.getLogger(Callback.class.getName());

    private final Discovery discovery;
    private final TokenEndpoint tokenEndpoint;
    private final IdTokenVerifier idTokens;
    private final NextcloudAudience audience;
    private final OfflineGrants grants;
    private final Announcements announcements;
    private final OwnTransaction transaction;
    private final RevocationDelivery revocations;
    private final AccessTokenCache cache;
    private final Configuration configuration;
    private final Clock clock;

    @Inject
    public Callback(
            Discovery discovery,
            TokenEndpoint tokenEndpoint,
            IdTokenVerifier idTokens,
            NextcloudAudience audience,
            OfflineGrants grants,
            Announcements announcements,
            OwnTransaction transaction,
            RevocationDelivery revocations,
            AccessTokenCache cache,
            Configuration configuration,
            Clock clock) {
        this.discovery = discovery;
        this.tokenEndpoint = tokenEndpoint;
        this.idTokens = idTokens;
        this.audience = audience;
        this.grants = grants;
        this.announcements = announcements;
        this.transaction = transaction;
        this.revocations = revocations;
        this.cache = cache;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** Where the provider sends browsers back; the one redirect URI that is registered there. */
    public static URI redirectUri(Configuration configuration) {
        return configuration.settings().server().at(PATH);
    }

    ConsentResult complete(BegunAuthorization begun, AuthorizationResponse response) {
        try {
            var provider = discovery.metadata();
            var unanswered = CallbackPolicy.unanswered(response, provider);
            if (unanswered.isPresent()) {
                return unanswered.get();
            }
            var asked = AskedScopes.of(begun.request().scopes(), provider.scopesSupported());
            return redeemed(begun, response, asked);
        } catch (ProviderUnavailableException e) {
            LOG.log(Level.WARNING, "A consent could not be completed: {0}", e.getMessage());
            return ConsentRefused.because(Refusal.PROVIDER_UNREACHABLE);
        }
    }

    private ConsentResult redeemed(BegunAuthorization begun, AuthorizationResponse response, AskedScopes asked) {
        var outcome = tokenEndpoint.redeemCode(
                response.code().orElseThrow(),
                begun.verifier(),
                redirectUri(configuration),
                configuration.settings().nextcloud().url());
        if (outcome instanceof TokenOutcome.Issued issued) {
            return judged(begun, issued.answer(), asked);
        }
        return ConsentRefused.because(
                outcome instanceof TokenOutcome.Refused ? Refusal.CODE_REFUSED : Refusal.PROVIDER_UNREACHABLE);
    }

    private ConsentResult judged(BegunAuthorization begun, TokenAnswer answer, AskedScopes asked) {
        var asker = begun.request().subject();
        var idToken = answer.idToken().map(token -> idTokens.verify(token, begun.nonce()));
        var unfit = CallbackPolicy.unfit(asker, answer, idToken, audience.check(answer.accessToken()));
        if (unfit.isPresent()) {
            var giver = idToken.flatMap(CallbackPolicy::proven).orElse(asker);
            answer.refreshToken().ifPresent(token -> revocations.dispose(giver, token));
            return ConsentRefused.because(unfit.get());
        }
        return connected(begun, answer, asked);
    }

    private ConsentResult connected(BegunAuthorization begun, TokenAnswer answer, AskedScopes asked) {
        var now = clock.instant();
        var request = begun.request();
        var grant = new NewGrant(
                request.subject(),
                answer.refreshToken().orElseThrow(),
                asked.granted(answer.scope()),
                configuration.settings().nextcloud().audience(),
                request.client(),
                now,
                RefreshTokenEnd.of(answer.refreshExpiresInSeconds(), now));
        // A refresh token that is replaced is destroyed, not revoked: see RevocationDelivery.
        try {
            transaction.run(() -> {
                grants.save(grant);
                announcements.grantChanged(grant.subject());
            });
        } catch (EJBException e) {
            LOG.log(Level.SEVERE, "A grant that was just given could not be stored", e);
            // Kept by nobody, it would live at the provider until it ends.
            revocations.takeBack(grant.refreshToken());
            return ConsentRefused.because(Refusal.NOT_STORED);
        }
        cache.drop(request.subject());
        if (!RefreshTokenEnd.canLast(grant.refreshTokenExpiresAt(), now)) {
            LOG.log(Level.WARNING, "A grant cannot last: its refresh token ends at {0}", grant.refreshTokenExpiresAt());
        }
        return new ConsentResult.Connected(grant.scopes(), now);
    }
}
