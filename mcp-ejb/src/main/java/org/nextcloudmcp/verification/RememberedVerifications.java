package org.nextcloudmcp.verification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import org.nextcloudmcp.oauth.AccessToken;

/**
 * What {@link AccessTokenVerifier} found a moment ago, without a call of a bean of the container: nearly every request
 * comes with a token that was verified before, and the call costs more than the look.
 */
@Singleton
public class RememberedVerifications {

    private final Function<AccessToken, Optional<Verification>> memory;

    @Inject
    RememberedVerifications(VerificationMemory memory) {
        this(token -> memory.recall(TokenHash.of(token)));
    }

    /** @param memory what is known of a token */
    public RememberedVerifications(Function<AccessToken, Optional<Verification>> memory) {
        this.memory = memory;
    }

    /** What is known of the token; empty if the verifier has to be asked. */
    public Optional<Verification> of(AccessToken inbound) {
        return memory.apply(inbound);
    }
}
