package org.nextcloudmcp.redemption.simulation;

import java.util.Optional;
import org.nextcloudmcp.idp.TokenOutcome;
import org.nextcloudmcp.oauth.RefreshToken;

/** One request to the provider, and what became of its answer. */
final class Exchange {

    final Life caller;
    final RefreshToken token;
    Optional<TokenOutcome> answer = Optional.empty();
    /** The network ate the answer, or the caller gave up on it. */
    boolean answerLost;
    /** The answer lies on our disk or in our database. */
    boolean safe;

    Exchange(Life caller, RefreshToken token) {
        this.caller = caller;
        this.token = token;
    }

    /** Whether the answer is one that no software could have kept. */
    boolean excused() {
        return answerLost || (caller.dead && !safe) || caller.machine.wasGone();
    }

    @Override
    public String toString() {
        return "%s by %s%s%s%s"
                .formatted(
                        token.value(),
                        caller.machine.name,
                        caller.dead ? ", dead since" : "",
                        answerLost ? ", answer lost" : "",
                        safe ? ", answer safe" : "");
    }
}
