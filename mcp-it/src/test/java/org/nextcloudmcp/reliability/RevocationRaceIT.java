package org.nextcloudmcp.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.harness.Await;

/** A user takes the grant back at one node while the other, or the same, is refreshing its token. */
@ExtendWith(TwoNodes.class)
class RevocationRaceIT {
    private static final int TIMES = Length.of(60, 500);
    private static final int SIDE_BY_SIDE = 10;
    private static final Duration PROVIDER_TAKES = Duration.ofMillis(30);
    private static final int LATEST_MILLIS = 80;
    private static final Duration HEARD_EVERYWHERE = Duration.ofSeconds(1);
    private static final Duration CONFIRMED = Duration.ofMinutes(4);

    private final ClusterStage stage;
    private final LoadGenerator load;
    private final Random random = new Random(11);

    RevocationRaceIT(ClusterStage stage, LoadGenerator load) {
        this.stage = stage;
        this.load = load;
    }

    private record Race(
            int user, int revokedAt, CompletableFuture<Answered> refreshing, CompletableFuture<Answered> revoked) {}

    @Test
    void onceTheRevocationIsAnsweredNothingIsIssuedAndNothingComesBack() {
        Storm storm = new Storm(stage, load);
        int first = stage.newUsers(TIMES);
        int end = first + TIMES;
        stage.seed(first, end);
        storm.letAccessTokensExpire(first, end);
        stage.provider().behaviour().refreshTakes(PROVIDER_TAKES.dividedBy(2), PROVIDER_TAKES.dividedBy(2));
        List<Answered> raced = new ArrayList<>();
        List<Answered> after = new ArrayList<>();
        for (int from = first; from < end; from += SIDE_BY_SIDE) {
            List<Race> races = IntStream.range(from, Math.min(end, from + SIDE_BY_SIDE))
                    .mapToObj(this::race)
                    .toList();
            races.forEach(race -> after.add(afterwards(race)));
            races.forEach(race -> raced.add(race.refreshing().join()));
            LockSupport.parkNanos(HEARD_EVERYWHERE.toNanos());
            races.forEach(race -> after.add(
                    load.send(stage.reads(1 - race.revokedAt(), race.user())).join()));
        }

        long refreshed = raced.stream()
                .filter(answer -> answer.verdict() == Verdict.RIGHT)
                .count();
        Figures.say(
                "revoke against refresh, " + TIMES + " times, two nodes",
                refreshed + " calls still got their answer, " + storm.refreshes(first, end) + " refreshes; afterwards "
                        + new LoadReport(after, Duration.ZERO));
        assertThat(after).extracting(Answered::verdict).containsOnly(Verdict.NOT_PROVISIONED);
        assertThat(stage.database().number("SELECT COUNT(*) FROM offline_grant"))
                .isZero();
        assertThat(storm.reuses()).isZero();
        Await.until(
                "all refresh tokens to be revoked at the provider",
                CONFIRMED,
                () -> living(first, end) == 0,
                () -> living(first, end) + " users still have a refresh token that the provider takes");
        assertThat(stage.database().number("SELECT COUNT(*) FROM offline_grant"))
                .isZero();
    }

    private Race race(int user) {
        int node = random.nextInt(2);
        int revokedAt = random.nextInt(4) == 0 ? node : 1 - node;
        CompletableFuture<Answered> refreshing = load.send(stage.reads(node, user));
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(LATEST_MILLIS)).toNanos());
        CompletableFuture<Answered> revoked =
                load.send(ToolCall.revoke(stage.mcpEndpoint(revokedAt), stage.inbound(user), user));
        return new Race(user, revokedAt, refreshing, revoked);
    }

    /** The same node is asked the moment that it has answered the revocation. */
    private Answered afterwards(Race race) {
        return race.revoked()
                .thenCompose(answer -> {
                    assertThat(answer.text()).contains("Nextcloud is disconnected");
                    return load.send(stage.reads(race.revokedAt(), race.user()));
                })
                .join();
    }

    private long living(int first, int end) {
        return IntStream.range(first, end)
                .filter(user -> stage.provider().takableRefreshTokens(Crowd.sub(user)) > 0)
                .count();
    }
}
