package org.nextcloudmcp.verification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.idp.ProviderUnavailableException;
import org.nextcloudmcp.oauth.IdToken;
import org.nextcloudmcp.oauth.Nonce;
import org.nextcloudmcp.settings.Configuration;

/** Verifies the ID token of Flow 2 (OpenID Connect Core section 3.1.3.7). */
@Singleton
public class IdTokenVerifier {

    private static final Logger LOG = Logger.getLogger(IdTokenVerifier.class.getName());

    private final Configuration configuration;
    private final JwsSignature signature;
    private final Clock clock;

    @Inject
    IdTokenVerifier(Configuration configuration, JwsSignature signature, Clock clock) {
        this.configuration = configuration;
        this.signature = signature;
        this.clock = clock;
    }

    /**
     * Verifies an ID token; a refusal is logged with its reason.
     *
     * @param nonce the one we sent in the authorization request
     */
    public IdTokenVerification verify(IdToken token, Nonce nonce) {
        try {
            var verification = verification(token, nonce);
            if (verification instanceof IdTokenVerification.Rejected rejected) {
                LOG.log(Level.INFO, "ID token not accepted: {0}", rejected.reason());
            }
            return verification;
        } catch (ProviderUnavailableException e) {
            LOG.log(Level.WARNING, "ID token not verified: {0}", e.reason());
            return new IdTokenVerification.ProviderUnreachable(e.retryAfter());
        }
    }

    private IdTokenVerification verification(IdToken token, Nonce nonce) {
        var provider = configuration.settings().provider();
        var header = new HeaderPolicy(provider.algorithms(), HeaderPolicy.ID_TOKEN_TYPES);
        var claims = new IdTokenPolicy(provider.issuer(), provider.clientId(), nonce);
        var jwt = UnverifiedJwt.parse(token);
        if (jwt.isEmpty()) {
            return new IdTokenVerification.Rejected(IdTokenReason.MALFORMED);
        }
        return header.refusal(jwt.get().header())
                .or(() -> signature.refusal(jwt.get()))
                .map(IdTokenReason::of)
                .or(() -> claims.refusal(jwt.get().claims(), clock.instant().getEpochSecond()))
                .<IdTokenVerification>map(IdTokenVerification.Rejected::new)
                .orElseGet(() -> new IdTokenVerification.Accepted(
                        SubjectClaim.read(jwt.get().claims(), provider.issuer()).orElseThrow()));
    }
}
