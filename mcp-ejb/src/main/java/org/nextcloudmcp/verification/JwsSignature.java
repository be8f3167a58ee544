package org.nextcloudmcp.verification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.nextcloudmcp.idp.JsonWebKeys;
import org.nextcloudmcp.json.StrictJson;

/** Verifies the signature of a JWT whose header is fine, with one of the provider's keys (RFC 7515 section 5.2). */
@Singleton
class JwsSignature {

    private final JsonWebKeys keys;

    @Inject
    JwsSignature(JsonWebKeys keys) {
        this.keys = keys;
    }

    /**
     * Why the signature is refused; empty if it is good.
     *
     * @throws org.nextcloudmcp.idp.ProviderUnavailableException if the key is not known and the provider cannot be asked
     */
    Optional<Reason> refusal(UnverifiedJwt jwt) {
        var algorithm = SignatureAlgorithm.valueOf(jwt.header().getString("alg"));
        var candidates = keys.find(algorithm.name(), StrictJson.string(jwt.header(), "kid"));
        if (candidates.isEmpty()) {
            return Optional.of(Reason.UNKNOWN_KEY);
        }
        var signed = jwt.signedBytes();
        var signature = jwt.signature();
        var verified =
                candidates.stream().anyMatch(candidate -> algorithm.verifies(candidate.key(), signed, signature));
        return verified ? Optional.empty() : Optional.of(Reason.BAD_SIGNATURE);
    }
}
