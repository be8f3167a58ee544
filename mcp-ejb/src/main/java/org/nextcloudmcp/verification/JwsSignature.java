package org.nextcloudmcp.verification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.idp.JsonWebKeys;
import org.nextcloudmcp.idp.ProviderKey;
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
        var algorithm = algorithm(jwt);
        var id = id(jwt);
        var candidates = keys.find(algorithm.name(), id);
        if (candidates.isEmpty()) {
            return Optional.of(Reason.UNKNOWN_KEY);
        }
        var verified = isVerified(jwt, algorithm, candidates) || (id.isEmpty() && byNewer(jwt, algorithm, candidates));
        return verified ? Optional.empty() : Optional.of(Reason.BAD_SIGNATURE);
    }

    /**
     * Until when a refusal stands, as far as the keys are concerned: asked before the refusal, it is never too late.
     *
     * @throws org.nextcloudmcp.idp.ProviderUnavailableException if no keys are known and the provider cannot be asked
     */
    Instant settledUntil(UnverifiedJwt jwt) {
        return keys.settledUntil(algorithm(jwt).name(), id(jwt));
    }

    private boolean byNewer(UnverifiedJwt jwt, SignatureAlgorithm algorithm, List<ProviderKey> tried) {
        var newer = keys.findNewer(algorithm.name());
        return !newer.equals(tried) && isVerified(jwt, algorithm, newer);
    }

    private static boolean isVerified(UnverifiedJwt jwt, SignatureAlgorithm algorithm, List<ProviderKey> candidates) {
        var signed = jwt.signedBytes();
        var signature = jwt.signature();
        return candidates.stream().anyMatch(candidate -> algorithm.verifies(candidate.key(), signed, signature));
    }

    private static SignatureAlgorithm algorithm(UnverifiedJwt jwt) {
        return SignatureAlgorithm.valueOf(jwt.header().getString("alg"));
    }

    private static Optional<String> id(UnverifiedJwt jwt) {
        return StrictJson.string(jwt.header(), "kid");
    }
}
