package org.nextcloudmcp.doctor;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.nextcloudmcp.idp.TokenAnswer;
import org.nextcloudmcp.idp.TokenEndpoint;
import org.nextcloudmcp.idp.TokenOutcome;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Scopes;

/** The tokens of one sign-in of the test user: the newest of each kind, and all access tokens that ever came. */
final class Family {

    private final TokenEndpoint provider;
    private final SafeKeeping keeping;
    private final Clock clock;
    private final List<AccessToken> accessTokens = new ArrayList<>();
    private final List<Long> milliseconds = new ArrayList<>();
    private RefreshToken refreshToken;

    /** @param first the answer to the code; has a refresh token */
    Family(TokenEndpoint provider, SafeKeeping keeping, Clock clock, TokenAnswer first) {
        this.provider = provider;
        this.keeping = keeping;
        this.clock = clock;
        this.refreshToken = first.refreshToken().orElseThrow();
        accessTokens.add(first.accessToken());
        keeping.keep(refreshToken);
    }

    RefreshToken refreshToken() {
        return refreshToken;
    }

    AccessToken accessToken() {
        return accessTokens.get(accessTokens.size() - 1);
    }

    List<AccessToken> accessTokens() {
        return List.copyOf(accessTokens);
    }

    /** Redeems the newest refresh token; what comes is the newest from then on. */
    TokenOutcome refresh(Scopes scopes) {
        return redeem(refreshToken, scopes);
    }

    /** Redeems a refresh token that was redeemed before; what comes is the newest from then on. */
    TokenOutcome replay(RefreshToken spent) {
        return redeem(spent, Scopes.none());
    }

    /** How long a refresh took, in the middle of all that were answered with tokens. */
    OptionalLong millisecondsOfARefresh() {
        var sorted = milliseconds.stream().sorted().toList();
        return sorted.isEmpty() ? OptionalLong.empty() : OptionalLong.of(sorted.get(sorted.size() / 2));
    }

    private TokenOutcome redeem(RefreshToken token, Scopes scopes) {
        var before = clock.instant();
        var outcome = provider.refresh(token, scopes);
        if (outcome instanceof TokenOutcome.Issued issued) {
            milliseconds.add(Duration.between(before, clock.instant()).toMillis());
            accessTokens.add(issued.answer().accessToken());
            issued.answer().refreshToken().ifPresent(this::adopt);
        }
        if (outcome instanceof TokenOutcome.Unavailable unavailable) {
            unavailable.rotated().ifPresent(rotated -> adopt(rotated.token()));
        }
        return outcome;
    }

    private void adopt(RefreshToken newest) {
        if (!newest.equals(refreshToken)) {
            refreshToken = newest;
            keeping.keep(newest);
        }
    }
}
