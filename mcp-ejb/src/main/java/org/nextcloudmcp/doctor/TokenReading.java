package org.nextcloudmcp.doctor;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.nextcloudmcp.idp.ProviderUnavailableException;
import org.nextcloudmcp.idp.TokenAnswer;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.verification.IssuedTokenReading;
import org.nextcloudmcp.verification.IssuedTokens;
import org.nextcloudmcp.verification.NextcloudAudience;

/** Looks at the tokens that came. */
@Singleton
class TokenReading {

    private final Configuration configuration;
    private final IssuedTokens tokens;
    private final NextcloudAudience audience;
    private final Clock clock;

    @Inject
    TokenReading(Configuration configuration, IssuedTokens tokens, NextcloudAudience audience, Clock clock) {
        this.configuration = configuration;
        this.tokens = tokens;
        this.audience = audience;
        this.clock = clock;
    }

    /**
     * What the code was redeemed for.
     *
     * @param asked the scopes asked for, without those of the round trip itself
     */
    GivenTokens given(TokenAnswer answer, boolean issSent, Scopes asked) {
        var read = read(answer.accessToken());
        var nextcloud = configuration.settings().nextcloud();
        var audiences = read.map(IssuedTokenReading.Read::audiences).orElseGet(Set::of);
        return new GivenTokens(
                issSent,
                audience.asksAbout(answer.accessToken()) ? GivenTokens.Form.OPAQUE : GivenTokens.Form.JWT,
                forNextcloud(read),
                audiences.contains(nextcloud.url().toString()),
                audiences,
                shorter(answer.expiresInSeconds(), read.flatMap(IssuedTokenReading.Read::expiresAt)),
                read.flatMap(IssuedTokenReading.Read::scopes).map(asked::minus).orElseGet(Scopes::none),
                answer.refreshToken().isPresent(),
                refreshSeconds(answer));
    }

    /** The scopes that an access token says it has. */
    Optional<Scopes> scopes(AccessToken token) {
        return read(token).flatMap(IssuedTokenReading.Read::scopes);
    }

    /** What a token says about itself, if anybody says anything. */
    Optional<IssuedTokenReading.Read> read(AccessToken token) {
        try {
            return tokens.read(token) instanceof IssuedTokenReading.Read read ? Optional.of(read) : Optional.empty();
        } catch (ProviderUnavailableException e) {
            return Optional.empty();
        }
    }

    private GivenTokens.ForNextcloud forNextcloud(Optional<IssuedTokenReading.Read> read) {
        if (read.isEmpty()) {
            return GivenTokens.ForNextcloud.UNREADABLE;
        }
        var wanted = configuration.settings().nextcloud().audience();
        return read.get().audiences().contains(wanted) ? GivenTokens.ForNextcloud.YES : GivenTokens.ForNextcloud.NO;
    }

    private OptionalLong refreshSeconds(TokenAnswer answer) {
        if (answer.refreshExpiresInSeconds().isPresent()) {
            return answer.refreshExpiresInSeconds();
        }
        return answer.refreshToken()
                .map(token -> RefreshTokenClaims.secondsLeft(token, clock.instant()))
                .orElseGet(OptionalLong::empty);
    }

    private OptionalLong shorter(OptionalLong expiresIn, Optional<Instant> expiresAt) {
        if (expiresAt.isEmpty()) {
            return expiresIn;
        }
        var byToken =
                Math.max(0, Duration.between(clock.instant(), expiresAt.get()).toSeconds() + 1);
        return OptionalLong.of(Math.min(expiresIn.orElse(byToken), byToken));
    }
}
