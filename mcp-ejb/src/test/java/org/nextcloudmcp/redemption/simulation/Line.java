package org.nextcloudmcp.redemption.simulation;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.idp.TokenOutcome;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.redemption.Redeemer;

/**
 * A node's way to the provider. What was sent is worked on whether or not anybody listens still; the listener gives up
 * after 60 seconds in which its machine ran.
 */
final class Line implements Redeemer {

    private static final Duration LISTENING = Duration.ofSeconds(60);

    private final Life life;
    private final Scheduler scheduler;
    private final Weather weather;
    private final StrictProvider provider;

    Line(Life life, Scheduler scheduler, Weather weather, StrictProvider provider) {
        this.life = life;
        this.scheduler = scheduler;
        this.weather = weather;
        this.provider = provider;
    }

    @Override
    public TokenOutcome refresh(RefreshToken token, Scopes scopes) {
        life.step("redeem " + token.value());
        if (weather.networkCut()) {
            return unavailable("not connected");
        }
        var exchange = new Exchange(life, token);
        provider.flights(life.machine, 1);
        scheduler.start("provider for " + life.machine.name, () -> work(exchange));
        scheduler.awaitRunning(() -> exchange.answer.isPresent(), LISTENING);
        provider.flights(life.machine, -1);
        if (exchange.answer.isEmpty()) {
            exchange.answerLost = true;
            scheduler.note("GIVEN UP on " + token.value());
            return unavailable("given up");
        }
        life.step("answer to " + token.value());
        return exchange.answer.get();
    }

    private void work(Exchange exchange) {
        scheduler.pause(weather.latency());
        if (weather.providerDown()) {
            exchange.answer = Optional.of(unavailable("503"));
            return;
        }
        var outcome = provider.redeem(exchange);
        scheduler.step("redeemed " + exchange.token.value());
        scheduler.pause(weather.latency());
        if (weather.networkCut() && outcome instanceof TokenOutcome.Issued) {
            scheduler.note("ANSWER LOST for " + exchange.token.value());
            exchange.answerLost = true;
            outcome = unavailable("connection reset");
        }
        exchange.answer = Optional.of(weather.answerGarbled() ? garbled(outcome) : outcome);
    }

    private static TokenOutcome garbled(TokenOutcome outcome) {
        return outcome instanceof TokenOutcome.Issued issued
                ? new TokenOutcome.Unavailable(
                        Duration.ofSeconds(1),
                        "an access token of no use",
                        issued.answer()
                                .refreshToken()
                                .map(token -> new TokenOutcome.RotatedRefreshToken(token, OptionalLong.empty())))
                : outcome;
    }

    private static TokenOutcome unavailable(String reason) {
        return new TokenOutcome.Unavailable(Duration.ofSeconds(1), reason, Optional.empty());
    }
}
