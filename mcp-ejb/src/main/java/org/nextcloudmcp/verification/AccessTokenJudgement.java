package org.nextcloudmcp.verification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.idp.ProviderUnavailableException;
import org.nextcloudmcp.json.StrictJson;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.settings.Configuration;

/**
 * Finds out whether an inbound token is good, in this order: its form, its header, its signature, its claims. Nothing a
 * token claims is looked at before its signature is verified.
 */
@Singleton
class AccessTokenJudgement {

    private static final Logger LOG = Logger.getLogger(AccessTokenJudgement.class.getName());

    private final Configuration configuration;
    private final JwsSignature signature;
    private final Clock clock;

    @Inject
    AccessTokenJudgement(Configuration configuration, JwsSignature signature, Clock clock) {
        this.configuration = configuration;
        this.signature = signature;
        this.clock = clock;
    }

    /** Judges a token; a refusal is logged with its reason and the token's fingerprint. */
    Verification judge(AccessToken inbound) {
        try {
            var verification = verification(inbound);
            if (verification instanceof Verification.Rejected rejected) {
                log(inbound, rejected.reason().name());
            }
            return verification;
        } catch (ProviderUnavailableException e) {
            log(inbound, e.reason());
            return new Verification.ProviderUnreachable(e.retryAfter());
        }
    }

    private Verification verification(AccessToken inbound) {
        var settings = configuration.settings();
        var provider = settings.provider();
        var header = new HeaderPolicy(provider.algorithms(), HeaderPolicy.ACCESS_TOKEN_TYPES);
        var claims = new ClaimsPolicy(
                provider.issuer(),
                settings.server().audiences(),
                settings.nextcloud().audience());
        var jwt = UnverifiedJwt.parse(inbound.value());
        if (jwt.isEmpty()) {
            return new Verification.Rejected(Reason.MALFORMED);
        }
        return header.refusal(jwt.get().header())
                .or(() -> signature.refusal(jwt.get()))
                .or(() -> claims.refusal(jwt.get().claims(), clock.instant().getEpochSecond()))
                .<Verification>map(Verification.Rejected::new)
                .orElseGet(() -> accepted(inbound, jwt.get().claims(), provider.issuer()));
    }

    private static Verification accepted(AccessToken inbound, JsonObject claims, String issuer) {
        return new Verification.Accepted(new VerifiedToken(
                inbound,
                SubjectClaim.read(claims, issuer).orElseThrow(),
                ClientClaim.read(claims),
                ScopeClaim.read(claims).orElseThrow(),
                Instant.ofEpochSecond(NumericDate.read(claims, "exp").orElseThrow()),
                StrictJson.plain(claims)));
    }

    private static void log(AccessToken inbound, String why) {
        LOG.log(Level.INFO, "inbound token {0} not accepted: {1}", new Object[] {VerifiedToken.fingerprint(inbound), why
        });
    }
}
