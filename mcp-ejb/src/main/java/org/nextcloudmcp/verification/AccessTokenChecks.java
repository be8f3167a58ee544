package org.nextcloudmcp.verification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.nextcloudmcp.oauth.AccessToken;

/** One check for each token in its time, however often and by however many requests it is presented. */
@Singleton
class AccessTokenChecks {

    private final AccessTokenJudgement judgement;
    private final VerificationMemory memory;
    private final SharedCheck shared = new SharedCheck();

    @Inject
    AccessTokenChecks(AccessTokenJudgement judgement, VerificationMemory memory) {
        this.judgement = judgement;
        this.memory = memory;
    }

    Verification verification(AccessToken inbound) {
        var key = TokenHash.of(inbound);
        // Looked up once more when it is our turn: somebody may have finished in between.
        return memory.recall(key)
                .orElseGet(() -> shared.of(
                        key,
                        () -> memory.recall(key).orElseGet(() -> judged(key, inbound)),
                        () -> inACrowd(key, inbound)));
    }

    /** A signed token is checked in less time than it takes to come again; an opaque one would be one more request. */
    private Verification inACrowd(TokenHash key, AccessToken inbound) {
        return TokenForm.looksSigned(inbound) ? judged(key, inbound) : SharedCheck.TOO_LONG;
    }

    private Verification judged(TokenHash key, AccessToken inbound) {
        var finding = judgement.judge(inbound);
        memory.remember(key, finding);
        return finding.verification();
    }
}
